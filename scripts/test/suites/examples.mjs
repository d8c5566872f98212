import { join } from "node:path";
import { Checks } from "../checks.mjs";
import { run } from "../../process/run.mjs";
import { root } from "../../program.mjs";
import { buildClient } from "../../setup/build.mjs";
import { listExamples, readExample } from "../../start/examples.mjs";
import { lookOnce } from "../../start/look.mjs";

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** What `npm start -- <example> --once` does, for each example. */
export const examples = {
  name: "examples",
  isAlone: true,
  async run() {
    const checks = new Checks();
    for (const example of listExamples().map((name) => readExample(name))) {
      await checks.check(`${example.name} compiles with its client`, async () => {
        await buildClient(example.directory);
        await run(process.execPath, [tsc, "--noEmit"], { cwd: example.directory });
      });
      await checks.check(`${example.name} is served`, () => lookOnce(example, { print: () => {} }));
    }
    return checks.outcome();
  },
};
