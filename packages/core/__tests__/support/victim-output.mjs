/** What the victim builds: a few files, some of which only one of the two outputs has. */
export const FILES = (fill) => ({
  "index.ts": `export * from "./${fill}.ts";\n`,
  [`${fill}.ts`]: `export const text = "${fill.repeat(200_000)}";\n`,
  "directory/common.ts": "export const same = true;\n",
  "directory/deep/changing.ts": `export const name = "${fill}";\n`,
});

export const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Test", version: "1" },
  paths: {},
  components: { schemas: {} },
  "x-mizan-version": 1,
  "x-mizan-session": { csrf: false },
  "x-mizan-functions": [],
  "x-mizan-contexts": {},
};
