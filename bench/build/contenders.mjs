import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Every program that is measured. `prepare` writes what the program needs into its folder and returns the
 * command; `hooks` tells whether it emits query hooks, which is what the aim compares.
 */
export const contenders = ({ node, peers, repository }) => {
  const module = (name) => createRequire(join(peers, "package.json")).resolve(name);
  const bin = (name, script) => [node, join(peers, "node_modules", name, script)];
  return [
    {
      name: "mizan",
      hooks: true,
      prepare(folder) {
        writeFileSync(
          join(folder, "mizan.config.mjs"),
          `import react from ${JSON.stringify(join(repository, "packages/target-react/dist/index.js"))};\n` +
            `export default { document: "mizan.json", plugins: [react({ outDir: "out" })] };\n`,
        );
        return [node, join(repository, "packages/core/bin/mizan.js"), "build", "--quiet"];
      },
    },
    {
      name: "hey-api",
      hooks: true,
      prepare(folder) {
        writeFileSync(
          join(folder, "openapi-ts.config.mjs"),
          `export default { input: "openapi.json", output: "out", plugins: ["@hey-api/client-fetch", "@tanstack/react-query"] };\n`,
        );
        return bin("@hey-api/openapi-ts", "bin/run.js");
      },
    },
    {
      name: "orval",
      hooks: true,
      prepare(folder) {
        writeFileSync(
          join(folder, "orval.config.mjs"),
          `export default { api: { input: "./openapi.json", output: { target: "./out/api.ts", client: "react-query", httpClient: "fetch" } } };\n`,
        );
        return [...bin("orval", "dist/bin/orval.mjs"), "--config", "./orval.config.mjs"];
      },
    },
    {
      name: "kubb",
      hooks: true,
      largest: 100,
      prepare(folder) {
        writeFileSync(
          join(folder, "kubb.config.mjs"),
          `${Object.entries({
            defineConfig: "core",
            pluginClient: "plugin-client",
            pluginOas: "plugin-oas",
            pluginReactQuery: "plugin-react-query",
            pluginTs: "plugin-ts",
          })
            .map(
              ([name, folder]) => `import { ${name} } from ${JSON.stringify(module(`@kubb/${folder}`))};\n`,
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

/** The least that any generator has to do: parse the document and write as many bytes as mizan wrote. */
export function floor({ node }, folder, bytes) {
  const script = join(folder, "floor.mjs");
  mkdirSync(join(folder, "floor"), { recursive: true });
  writeFileSync(
    script,
    `import { readFileSync, writeFileSync } from "node:fs";
JSON.parse(readFileSync("mizan.json", "utf8"));
writeFileSync("floor/out.ts", "x".repeat(${bytes}));
`,
  );
  return [node, script];
}
