// A build in a process of its own, which may belong to another user. Prints the code that it ends with.
import { createGenerator } from "../../dist/index.js";
import { DOCUMENT } from "./victim-output.mjs";

const [root, size] = process.argv.slice(2);
const plugins = [
  {
    name: "source",
    apiVersion: 1,
    apply: (api) => api.hooks.loadSource.tap("source", (context) => context.addDocument(DOCUMENT, "here")),
  },
  {
    name: "target",
    apiVersion: 1,
    apply: (api) =>
      api.hooks.emit.tap("target", (context) =>
        context.output("src/out").file("a.ts", size === "big" ? "x".repeat(200_000) : "2"),
      ),
  },
];

try {
  await createGenerator(plugins, { root }).build();
  console.log(JSON.stringify({ code: "built" }));
} catch (error) {
  const [{ code, message }] = error.diagnostics;
  console.log(JSON.stringify({ code, message }));
}
