// A build in a process of its own, to be killed. Usage: node victim.mjs <root> <fill> <when>
// <when> is the number of the change to the file system before which it kills itself, or `loop` to build
// alternating outputs until another process does.
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const [root, fill, when] = process.argv.slice(2);

let changes = 0;
for (const name of [
  "mkdir",
  "open",
  "link",
  "rename",
  "rm",
  "chmod",
  "writeFile",
  "copyFile",
  "symlink",
  "utimes",
]) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (++changes === Number(when)) process.kill(process.pid, "SIGKILL");
    return original(...args);
  };
}
syncBuiltinESMExports();

const { createGenerator } = await import("../../dist/index.js");
const { DOCUMENT, FILES } = await import("./victim-output.mjs");

const build = (text) =>
  createGenerator(
    [
      {
        name: "source",
        apiVersion: 1,
        apply: (api) =>
          api.hooks.loadSource.tap("source", (context) => context.addDocument(DOCUMENT, "here")),
      },
      {
        name: "target",
        apiVersion: 1,
        apply: (api) =>
          api.hooks.emit.tap("target", (context) => {
            for (const [path, contents] of Object.entries(FILES(text)))
              context.output("out").file(path, contents);
          }),
      },
    ],
    { root },
  ).build();

await build(fill);
console.log("built");
if (when === "loop") for (let round = 0; ; round++) await build(round % 2 === 0 ? "A" : "B");
