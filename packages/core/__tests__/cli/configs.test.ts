import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DOCUMENT } from "../support/plugins.ts";
import { mizan, project } from "../support/command.ts";
import { contents, generated, names, write } from "../support/temp-directory.ts";

const titled = (title: string) => JSON.stringify({ ...DOCUMENT, info: { title, version: "1" } });

/** A project with two configs, `shop` and one without a name. */
function twoConfigs({ adminDir = "admin", files = {} } = {}): string {
  return project({
    "shop.json": titled("Shop"),
    "admin.json": titled("Admin"),
    "mizan.config.mjs": `
const titles = (outDir) => ({
  name: "titles",
  apiVersion: 1,
  fingerprint: outDir,
  apply: (api) => api.hooks.emit.tap("titles", (context) => {
    console.error("runs " + outDir);
    context.output(outDir).file("index.ts", "// " + context.ir.title + "\\n");
  }),
});
export default [
  { name: "shop", document: "shop.json", plugins: [titles("shop")] },
  { document: "admin.json", plugins: [titles("${adminDir}")] },
];
`,
    ...files,
  });
}

const out = (root: string, directory: string) => generated(path.join(root, directory))["index.ts"];

test("each config of an array is built", async () => {
  const root = twoConfigs();
  expect(await mizan(root, ["build"])).toMatchObject({
    code: 0,
    stdout: "+ shop/index.ts\n+ admin/index.ts\nWrote 2 added.\n",
  });
  expect([out(root, "shop"), out(root, "admin")]).toEqual(["// Shop\n", "// Admin\n"]);
});

test("only the config whose inputs have changed runs its targets again", async () => {
  const root = twoConfigs();
  await mizan(root, ["build"]);
  expect(await mizan(root, ["build"])).toMatchObject({ stdout: "Up to date.\n", stderr: "" });
  write(root, "admin.json", titled("Other"));
  expect(await mizan(root, ["build"])).toMatchObject({
    stdout: "~ admin/index.ts\nWrote 1 changed.\n",
    stderr: "runs admin\n",
  });
});

test("--check fails if the output of one config is not up to date", async () => {
  const root = twoConfigs();
  await mizan(root, ["build"]);
  expect(await mizan(root, ["build", "--check"])).toMatchObject({ code: 0, stdout: "Up to date.\n" });
  write(root, "admin.json", titled("Other"));
  expect(await mizan(root, ["build", "--check"])).toMatchObject({
    code: 1,
    stdout: "~ admin/index.ts\nNot up to date: 1 changed. Run `mizan build`.\n",
  });
});

describe("a problem", () => {
  test("names its config, hides no problem of another config, and nothing is written", async () => {
    const root = twoConfigs({ files: { "admin.json": "{", "shop.json": "[" } });
    const { code, stderr } = await mizan(root, ["build"]);
    expect([code, stderr.match(/^error .*\]/gm)]).toEqual([
      1,
      [
        "error MZ2005 document-not-json [config shop, mizan:document, loadSource]",
        "error MZ2005 document-not-json [config 2, mizan:document, loadSource]",
      ],
    ]);
  });
  test("of one config prevents writing the output of all others", async () => {
    const root = twoConfigs({ files: { "admin.json": "{" } });
    const { code, stdout } = await mizan(root, ["build", "--json"]);
    const { ok, diagnostics } = JSON.parse(stdout) as { ok: boolean; diagnostics: { config: string }[] };
    expect({ code, ok, configs: diagnostics.map(({ config }) => config) }).toEqual({
      code: 1,
      ok: false,
      configs: ["2"],
    });
    expect(names(path.join(root, "shop"))).toEqual([]);
  });
  test("of a plugin names the config too", async () => {
    const config = `export default [{ plugins: [] }, { name: "admin", plugins: [3] }];`;
    expect(await mizan(project({ "mizan.config.mjs": config }), ["build"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error MZ4001 plugin-invalid \[config admin\]: Number 1 of the plugins/),
    });
  });
});

describe("no output is changed if that of the second config", () => {
  /** Builds after both documents have changed. @returns the errors; fails if any output was changed. */
  async function errorsOf(root: string): Promise<readonly string[] | null> {
    write(root, "shop.json", titled("New"));
    write(root, "admin.json", titled("New"));
    const before = contents(root);
    const { code, stderr } = await mizan(root, ["build"]);
    expect([code, contents(root)]).toEqual([1, before]);
    return stderr.match(/^error .*/gm);
  }

  test("has been edited", async () => {
    const root = twoConfigs();
    await mizan(root, ["build"]);
    write(root, "admin/index.ts", "// Edited\n");
    expect(await errorsOf(root)).toEqual([
      `error MZ5006 output-edited [config 2]: Generated files in ${root}/admin were changed after mizan wrote them: index.ts.`,
    ]);
  });

  test("contains files that mizan did not write", async () => {
    const root = twoConfigs({ files: { "admin/mine.ts": "mine" } });
    expect(await errorsOf(root)).toEqual([
      `error MZ5004 outdir-not-empty [config 2]: ${root}/admin contains files that mizan did not write: mine.ts.`,
    ]);
  });

  test("cannot be staged, here because the staged directory would have too long a name", async () => {
    const adminDir = "a".repeat(235);
    const root = twoConfigs({ adminDir });
    const [error] = (await errorsOf(root)) ?? [];
    expect(error).toContain(
      `error MZ5010 output-not-written [config 2]: ${root}/${adminDir} could not be written and was not changed: ENAMETOOLONG`,
    );
  });
});

test.each([
  [
    "shop",
    (root: string) => `error MZ5012 outdir-shared: The configs shop and 2 both write to ${root}/shop.`,
  ],
  [
    "shop/inner",
    (root: string) =>
      `error MZ5009 outdirs-nested: ${root}/shop/inner is inside ${root}/shop, and both are output directories.`,
  ],
])("two configs cannot write to shop and to %s", async (adminDir, message) => {
  const root = twoConfigs();
  await mizan(root, ["build"]);
  const config = contents(root)["mizan.config.mjs"]!;
  write(root, "mizan.config.mjs", config.replace('titles("admin")', `titles("${adminDir}")`));
  write(root, "shop.json", titled("New"));
  const before = [contents(path.join(root, "shop")), contents(path.join(root, "admin"))];
  const { code, stderr } = await mizan(root, ["build"]);
  expect([code, stderr.match(/^error .*/gm)]).toEqual([1, [message(root)]]);
  expect([contents(path.join(root, "shop")), contents(path.join(root, "admin"))]).toEqual(before);
});

test("inspect shows each config", async () => {
  const root = twoConfigs();
  const { stdout } = await mizan(root, ["inspect"]);
  expect(stdout.match(/^(Config|Shop|Admin).*/gm)).toEqual(["Config shop", "Shop 1", "Config 2", "Admin 1"]);
  const json = JSON.parse((await mizan(root, ["inspect", "--json"])).stdout) as object[];
  expect(json).toMatchObject([
    { config: "shop", title: "Shop", diagnostics: [] },
    { config: "2", title: "Admin", diagnostics: [] },
  ]);
});

test("--watch builds again when the document of any config changes", async () => {
  const root = twoConfigs();
  let printed = "";
  const until = async (text: string): Promise<void> => {
    const deadline = Date.now() + 120_000;
    while (!printed.includes(text)) {
      if (Date.now() > deadline) throw new Error(`it printed only:\n${printed}`);
      await sleep(20);
    }
  };
  const outcome = mizan(root, ["build", "--watch"], {
    during: (child) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (text: string) => (printed += text));
      void (async () => {
        await until("Waiting for changes.");
        write(root, "shop.json", titled("Two"));
        await until("~ shop/index.ts");
        write(root, "admin.json", titled("Three"));
        await until("~ admin/index.ts");
        child.kill("SIGINT");
      })().catch(() => child.kill());
    },
  });
  expect((await outcome).code).toBe(0);
  expect([out(root, "shop"), out(root, "admin")]).toEqual(["// Two\n", "// Three\n"]);
});
