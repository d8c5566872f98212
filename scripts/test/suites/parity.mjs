import { join } from "node:path";
import { inspect } from "node:util";
import { drive, driversIn } from "../../parity/drivers.mjs";
import { expected, isAs, planFor, probes } from "../../parity/probes.mjs";
import { table } from "../../parity/table.mjs";
import { withConformanceServer } from "../../process/conformance-server.mjs";
import { Failure, root } from "../../program.mjs";
import { buildClient } from "../../setup/build.mjs";
import { Checks } from "../checks.mjs";

const names = Object.keys(probes);
const BACKENDS = ["fastapi", "django"];
/** Both ask for a CSRF token. */
const serve = (body) =>
  withConformanceServer("fastapi-csrf", "mizan_fixtures.parity_fastapi", (fastapi) =>
    withConformanceServer("django-asgi", "mizan_fixtures.parity_django", (django) =>
      body({ fastapi, django }),
    ),
  );

/** Each probe through the kernel and the generated client of each language, against live backends: one test for each. */
export const parity = {
  name: "parity",
  async run() {
    const checks = new Checks();
    const home = join(root, "e2e/parity");
    await buildClient(home);
    const columns = [];
    await serve(async (backends) => {
      for (const driver of driversIn(home, "parity-driver"))
        columns.push(...(await outcomesOf(driver, backends, checks)));
    });
    if (columns.length > 0) console.log(table(names, columns, BACKENDS));
    return checks.outcome();
  },
};

/** The columns of a language. */
async function outcomesOf({ language, missing, prepare }, backends, checks) {
  const lacks = await missing();
  if (lacks !== undefined) {
    checks.skip(language, lacks);
    return [];
  }
  const command = await checks.check(`the driver in ${language} compiles with the generated client`, prepare);
  if (command === undefined) return [];
  const lines = await checks.check(`the driver in ${language} runs`, () => drive(command, planFor(backends)));
  const byClient = {};
  for (const line of lines ?? []) (byClient[line.client.join(" ")] ??= []).push(line);
  const columns = [];
  for (const [client, found] of Object.entries(byClient)) columns.push(await column(client, found, checks));
  return columns;
}

/** The marks of a client. A cell without an outcome is a failed test, too. */
async function column(client, lines, checks) {
  const outcomes = new Map(lines.map(({ backend, probe, outcome }) => [`${backend} ${probe}`, outcome]));
  const marks = new Map();
  for (const probe of names) {
    let mark = "";
    for (const backend of BACKENDS) {
      const isGood = await checks.check(`${probe}: ${client}, ${backend}`, () =>
        compare(expected(probe, backend), outcomes.get(`${backend} ${probe}`)),
      );
      mark += isGood ? "✓" : "✗";
    }
    marks.set(probe, mark);
  }
  return { client: lines[0].client, marks };
}

function compare(wanted, found) {
  if (isAs(wanted, found)) return true;
  const show = (outcome) => inspect(outcome, { depth: null, breakLength: 100 });
  throw new Failure(`expected ${show(wanted)}\nfound    ${show(found)}`);
}
