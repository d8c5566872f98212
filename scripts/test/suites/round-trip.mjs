import { join } from "node:path";
import { driversIn } from "../../parity/drivers.mjs";
import { run } from "../../process/run.mjs";
import { freePort, Service } from "../../process/service.mjs";
import { root } from "../../program.mjs";
import { buildClient } from "../../setup/build.mjs";
import { python } from "../../setup/python.mjs";
import { Checks } from "../checks.mjs";

const home = join(root, "e2e/round-trip");
const cwd = join(home, "backend");
const SERVER = "-m uvicorn app:app --no-access-log --port".split(" ");

/** Values of random models through the client of each language, to a live backend that returns them. */
export const roundTrip = {
  name: "round-trip",
  async run() {
    const checks = new Checks();
    await buildClient(home);
    await withServers(async (urls) => {
      for (const { language, missing, prepare } of driversIn(home, "round-trip-driver", {
        isStrict: false,
      })) {
        const lacks = await missing();
        if (lacks !== undefined) {
          checks.skip(language, lacks);
          continue;
        }
        const command = await checks.check(`the client in ${language} compiles`, prepare);
        if (command === undefined) continue;
        await checks.check(`all values come back through the client in ${language}`, async () =>
          console.log(
            `  ${language}: ${await run(python, ["check.py", ...urls, ...command], { cwd })}`.trimEnd(),
          ),
        );
      }
    });
    return checks.outcome();
  },
};

/** Runs `body` with the base URLs of the backend and of its later version. */
async function withServers(body) {
  const servers = [];
  try {
    for (const env of [{}, { ROUND_TRIP_LATER: "1" }]) {
      const port = await freePort();
      const server = new Service("backend of the round trip", python, [...SERVER, port], { cwd, env });
      servers.push({ server, url: `http://127.0.0.1:${port}/api/mizan` });
    }
    await Promise.all(servers.map(({ server, url }) => server.ready(url)));
    await body(servers.map(({ url }) => url));
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()));
  }
}
