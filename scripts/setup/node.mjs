import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../process/run.mjs";
import { Failure, root, step } from "../program.mjs";

/** As `engines.node` in package.json: the first versions that can `require()` an ES module. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return;
  throw new Failure(
    `mizan needs Node 20.19 or newer (of 22: 22.12 or newer); this is ${version}.\nInstall it from https://nodejs.org, or with nvm: nvm install 24`,
  );
}

/** Runs `npm ci` when `node_modules` does not hold what package-lock.json asks for. */
export async function ensureNodeModules(directory = root) {
  if (isInstalled(directory)) return;
  await step("npm ci", () => npm(["ci"], { cwd: directory, env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" } }));
}

/**
 * npm records what it installed in `node_modules/.package-lock.json`. Comparing that with the lock file is
 * exact, also for people who ran `npm install` themselves. Packages for other systems are never installed.
 */
export function isInstalled(directory) {
  const record = join(directory, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(directory, "package-lock.json"));
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
