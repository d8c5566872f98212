import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const targets = ["react", "vue", "svelte", "python", "rust"];

/**
 * Every program that is measured. `prepare` writes what the program needs into its directory and returns the
 * command; `hooks` is whether it emits query hooks: only contenders that do are compared with mizan.
 */
export const contenders = ({ node, peers, repository }) => {
  const module = (name) => createRequire(join(peers, "package.json")).resolve(name);
  const bin = (name, script) => [node, join(peers, "node_modules", name, script)];
  const mizan = (names) => (directory) => {
    const source = (name) => JSON.stringify(join(repository, `packages/target-${name}/dist/index.js`));
    const imports = names.map((name) => `import ${name} from ${source(name)};\n`);
    const plugins = names.map((name) => `${name}({ outDir: "out/${name}" })`);
    const config = `export default { document: "mizan.json", plugins: [${plugins.join(", ")}] };\n`;
    writeFileSync(join(directory, "mizan.config.mjs"), imports.join("") + config);
    return [node, join(repository, "packages/core/bin/mizan.js"), "build", "--quiet"];
  };
  return [
    { name: "mizan", hooks: true, prepare: mizan(["react"]) },
    ...targets
      .filter((target) => target !== "react")
      .map((target) => ({ name: `mizan, ${target}`, hooks: false, prepare: mizan([target]) })),
    { name: "mizan, all targets", hooks: false, prepare: mizan(targets) },
    {
      name: "hey-api",
      hooks: true,
      prepare(directory) {
        writeFileSync(
          join(directory, "openapi-ts.config.mjs"),
          `export default { input: "openapi.json", output: "out", plugins: ["@hey-api/client-fetch", "@tanstack/react-query"] };\n`,
        );
        return bin("@hey-api/openapi-ts", "bin/run.js");
      },
    },
    {
      name: "orval",
      hooks: true,
      prepare(directory) {
        writeFileSync(
          join(directory, "orval.config.mjs"),
          `export default { api: { input: "./openapi.json", output: { target: "./out/api.ts", client: "react-query", httpClient: "fetch" } } };\n`,
        );
        return [...bin("orval", "dist/bin/orval.mjs"), "--config", "./orval.config.mjs"];
      },
    },
    {
      name: "kubb",
      hooks: true,
      largest: 100,
      prepare(directory) {
        writeFileSync(
          join(directory, "kubb.config.mjs"),
          `${Object.entries({
            defineConfig: "core",
            pluginClient: "plugin-client",
            pluginOas: "plugin-oas",
            pluginReactQuery: "plugin-react-query",
            pluginTs: "plugin-ts",
          })
            .map(
              ([name, directory]) =>
                `import { ${name} } from ${JSON.stringify(module(`@kubb/${directory}`))};\n`,
            )
            .join("")}export default defineConfig({
  root: ".",
  input: { path: "./openapi.json" },
  output: { path: "./out", clean: true },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient(), pluginReactQuery()],
});
`,
        );
        return [...bin("@kubb/cli", "bin/kubb.cjs"), "generate", "--config", "kubb.config.mjs"];
      },
    },
    {
      name: "openapi-typescript",
      hooks: false,
      prepare: () => [...bin("openapi-typescript", "bin/cli.js"), "openapi.json", "-o", "out/types.ts"],
    },
  ];
};

/** The minimum for any generator: parse the document and write as many bytes as mizan wrote. */
export function floor({ node }, directory, bytes) {
  const script = join(directory, "floor.mjs");
  mkdirSync(join(directory, "floor"), { recursive: true });
  writeFileSync(
    script,
    `import { readFileSync, writeFileSync } from "node:fs";
JSON.parse(readFileSync("mizan.json", "utf8"));
writeFileSync("floor/out.ts", "x".repeat(${bytes}));
`,
  );
  return [node, script];
}
