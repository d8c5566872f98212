import { mkdirSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { freePort } from "../process/service.mjs";
import { Failure, root, step } from "../program.mjs";
import { exceptions, LANES } from "./pages.mjs";
import { readGuide } from "./read-guide.mjs";
import { Reader } from "./reader.mjs";

/**
 * Performs the pages of a lane one after another, in a directory of its own.
 *
 * @param world `directory`, `env`, the path of `chromium`, and `checks`, of which each page is one
 */
export async function performLane(pages, { directory, env, chromium, checks }) {
  mkdirSync(directory);
  const [backend, frontend] = [await freePort(), await freePort()];
  const lane = {
    directory,
    chromium,
    env: { ...env, UVICORN_PORT: String(backend), PORT: String(frontend) },
    ports: { 8000: backend, 5173: frontend, 3000: frontend },
    states: new Map(),
  };
  for (const page of pages) {
    await checks.check(page, () => step(page, () => performPage(page, lane)));
  }
}

/**
 * Performs a page in an empty directory, or where the page that it continues has led.
 *
 * @param lane with `states`: the state of the shell after each section that was performed
 * @param until the last section to perform; all by default
 */
async function performPage(page, lane, until) {
  const { states } = lane;
  const steps = readGuide(page).filter((each) => !exceptionFor(page, each));
  const last = until ? steps.findLastIndex(({ section }) => section === until) + 1 : steps.length;
  if (last === 0) throw new Failure(`${page} has no section #${until}.`);
  const state = await startOf(page, steps, lane);
  const reader = new Reader(join(lane.directory, `${basename(page, ".md")}.sh`), { ...lane, state });
  try {
    for (const each of steps.slice(0, last)) {
      await reader.perform(each);
      states.set(`${page}#${each.section}`, reader.state);
    }
  } finally {
    await reader.stop();
  }
  reader.checkFiles();
  if (!until) states.set(page, reader.state);
}

/** The state that a page starts with. What it continues is performed now, unless the lane has done so. */
async function startOf(page, steps, lane) {
  const continued = steps.find(({ kind }) => kind === "continue");
  if (!continued) {
    const directory = join(lane.directory, basename(page, ".md"));
    mkdirSync(directory);
    return `cd '${directory}'\n`;
  }
  const former = join(dirname(page), continued.page);
  const key = continued.until ? `${former}#${continued.until}` : former;
  if (!lane.states.has(key)) await performPage(former, lane, continued.until);
  return lane.states.get(key);
}

/** The blocks that nothing checks: neither performed nor quoted from a file that tests run. */
export function uncheckedBlocks() {
  const performed = new Set(LANES.flat());
  const isUnchecked = (page, { kind, isQuoted }) =>
    kind === "unchecked" || (!performed.has(page) && !isQuoted && !["open", "continue"].includes(kind));
  return [...performed, ...pagesOf("docs/guide").filter((page) => !performed.has(page))].flatMap((page) =>
    readGuide(page)
      .filter((step) => isUnchecked(page, step) && !exceptionFor(page, step))
      .map(({ place, text }) => `${place}: ${text.trim().split("\n")[0]}`),
  );
}

function pagesOf(directory) {
  return readdirSync(join(root, directory))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(directory, name));
}

function exceptionFor(page, { text }) {
  return exceptions.find((exception) => exception.page === page && text.startsWith(exception.begins));
}
