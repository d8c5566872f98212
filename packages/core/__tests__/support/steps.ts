import { Session } from "node:inspector/promises";

const session = new Session();

// Only functions that are compiled after the start have counters of their blocks, so it starts before all tests.
beforeAll(async () => {
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
});
afterAll(() => session.disconnect());

/**
 * How often the functions and blocks of core's sources run during some work. Unlike a time, it is the same on each run.
 * What built-in functions do inside, such as `includes`, is not counted.
 */
export async function steps(work: () => void): Promise<number> {
  await session.post("Profiler.takePreciseCoverage"); // sets the counts to zero
  work();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  return result
    .filter(({ url }) => url.includes("packages/core/src/"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
