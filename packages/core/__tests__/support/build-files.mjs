// A build in a process of its own. Usage: node build-files.mjs <root> <file of JSON: files by output directory>
import { readFileSync } from "node:fs";

const { createGenerator } = await import("../../dist/index.js");
const { DOCUMENT } = await import("./victim-output.mjs");

const [root, file] = process.argv.slice(2);
const outputs = JSON.parse(readFileSync(file, "utf8"));
const source = (api) =>
  api.hooks.loadSource.tap("source", (context) => context.addDocument(DOCUMENT, "here"));
const target = (api) =>
  api.hooks.emit.tap("target", (context) => {
    for (const [outDir, files] of Object.entries(outputs)) {
      for (const [path, contents] of Object.entries(files)) context.output(outDir).file(path, contents);
    }
  });
const plugins = [
  { name: "source", apiVersion: 1, apply: source },
  { name: "target", apiVersion: 1, apply: target },
];
try {
  await createGenerator(plugins, { root }).build();
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}
