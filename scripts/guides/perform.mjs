import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { freePort } from "../process/service.mjs";
import { Failure, step } from "../program.mjs";
import { exceptions, LANES } from "./pages.mjs";
import { readGuide } from "./read-guide.mjs";
import { Reader } from "./reader.mjs";

/**
 * Performs the pages of a lane one after another. Each starts in an empty directory, or where the page that it
 * continues has led.
 *
 * @param world `directory`, `env`, the path of `chromium`, and `checks`, of which each page is one
 */
export async function performLane(pages, { directory, env, chromium, checks }) {
  const [backend, frontend] = [await freePort(), await freePort()];
  const reader = {
    env: { ...env, UVICORN_PORT: String(backend), PORT: String(frontend) },
    ports: { 8000: backend, 5173: frontend, 3000: frontend },
    chromium,
  };
  const states = new Map();
  for (const page of pages) {
    await checks.check(page, () => step(page, () => performPage(page, directory, states, reader)));
  }
}

/** @param states the shell's state after each section of the pages so far */
async function performPage(page, parent, states, options) {
  const name = basename(page, ".md");
  const steps = readGuide(page).filter((step) => !exceptionFor(page, step));
  const state = startOf(page, steps, join(parent, name), states);
  const reader = new Reader(join(parent, `${name}.sh`), { ...options, state });
  try {
    for (const each of steps) {
      await reader.perform(each);
      states.set(`${page}#${each.section}`, reader.state);
    }
  } finally {
    await reader.stop();
  }
  states.set(page, reader.state);
  reader.checkFiles();
}

function startOf(page, steps, directory, states) {
  const continued = steps.find(({ kind }) => kind === "continue");
  if (!continued) {
    mkdirSync(directory);
    return `cd '${directory}'\n`;
  }
  const former = join("docs/guide", continued.page) + (continued.until ? `#${continued.until}` : "");
  if (!states.has(former))
    throw new Failure(`${page} continues ${former}, which failed or was not performed before.`);
  return states.get(former);
}

/** The blocks that nothing checks: neither performed nor quoted from a file that tests run. */
export function uncheckedBlocks() {
  return LANES.flat().flatMap((page) => {
    return readGuide(page)
      .filter((step) => step.kind === "unchecked" && !exceptionFor(page, step))
      .map(({ place, text }) => `${place}: ${text.trim().split("\n")[0]}`);
  });
}

function exceptionFor(page, { text }) {
  return exceptions.find((exception) => exception.page === page && text.startsWith(exception.begins));
}
