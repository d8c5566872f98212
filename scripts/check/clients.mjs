/** Writes the generated clients that examples and end-to-end pages import: without them nothing there can be checked. */
import { join } from "node:path";
import { main } from "../failure.mjs";
import { run } from "../process/run.mjs";
import { root } from "../repository.mjs";
import { buildClient } from "../setup/build.mjs";
import { listExamples, readExample } from "../start/examples.mjs";

await main(async () => {
  for (const name of listExamples()) await buildClient(readExample(name).folder);
  await run(process.execPath, ["generate.mjs"], { cwd: join(root, "e2e") });
});
