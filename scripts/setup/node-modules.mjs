import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../process/run.mjs";
import { step } from "../process/step.mjs";
import { root } from "../repository.mjs";

/** Runs `npm ci` when `node_modules` does not hold what package-lock.json asks for. */
export async function ensureNodeModules(folder = root) {
  if (isInstalled(folder)) return;
  await step("npm ci", () => npm(["ci"], { cwd: folder, env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" } }));
}

/**
 * npm records what it installed in `node_modules/.package-lock.json`. Comparing that with the lock file is
 * exact, also for people who ran `npm install` themselves. Packages for other systems are never installed.
 */
export function isInstalled(folder) {
  const record = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(folder, "package-lock.json"));
  const installed = packagesOf(record);
  return Object.entries(wanted).every(
    ([path, { version, link, optional, devOptional }]) =>
      !path.includes("node_modules/") ||
      link ||
      optional ||
      devOptional ||
      installed[path]?.version === version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}
