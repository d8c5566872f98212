import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { look } from "./look.mjs";
import { startServers, stopAll } from "./servers.mjs";

/**
 * Starts an example, looks at it once and stops it. It gets an empty database of its own, so that it shows the same
 * whatever was done in the app before.
 *
 * @param options as for `startServers`, and `print`, which gets each line of what was seen
 */
export async function lookOnce(example, { print = console.log, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "mizan-start-"));
  const { database } = example.backend;
  const env = database === undefined ? {} : { [database]: join(folder, "once.sqlite3") };
  try {
    const { url, services } = await startServers(example, { ...options, env });
    try {
      await look(url, example.look, print);
    } finally {
      await stopAll(services);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
