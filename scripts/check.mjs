/**
 * npm run check
 *
 * Everything that can be checked without running the code. All checks run, even when one fails; the output of a
 * failing one is shown in full, as that of a report is, and the end lists them all.
 */
import { lanes } from "./check/steps.mjs";
import { Failure, main } from "./program.mjs";
import { checkNodeVersion, ensureNodeModules } from "./setup/node.mjs";
import { ensureDevelopment } from "./setup/python.mjs";

await main(async () => {
  checkNodeVersion();
  await Promise.all([ensureNodeModules(), ensureDevelopment()]);
  const finished = (await Promise.all(lanes().map(runLane))).flat();
  console.log(
    `\n${finished.map(({ name, isGood }) => `${isGood ? "ok    " : "FAILED"} ${name}`).join("\n")}`,
  );
  const failed = finished.filter(({ isGood }) => !isGood);
  if (failed.length > 0) throw new Failure(`${failed.length} of ${finished.length} checks failed.`);
});

async function runLane(steps) {
  const finished = [];
  for (const { name, isReport, run } of steps) {
    const started = Date.now();
    const { code, output } = await run();
    console.log(`${code === 0 ? "✓" : "✗"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    if (code !== 0 || isReport) console.log(output.trimEnd());
    finished.push({ name, isGood: code === 0 });
  }
  return finished;
}
