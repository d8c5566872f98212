import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The directory of the packages that the benchmarks run beside mizan. */
export const peers = fileURLToPath(new URL("peers", import.meta.url));

/** Installs the packages of bench/peers/package.json unless these very versions are there. */
export function installPeers() {
  const wanted = readFileSync(join(peers, "package.json"), "utf8");
  const installed = join(peers, "node_modules/.installed.json");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  console.error("Installing the peers into bench/peers …");
  const npm = spawnSync("npm", ["install", "--no-package-lock", "--ignore-scripts=false"], {
    cwd: peers,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (npm.status !== 0) throw new Error("npm could not install the peers");
  writeFileSync(installed, wanted);
}
