import { existsSync } from "node:fs";
import { join } from "node:path";
import { attempt, npm } from "../process/run.mjs";

/**
 * The running Node, and one of another line: 24, or 20 when 24 runs. npm offers Node itself as a package.
 * @returns {Promise<{ name: string, path?: string }[]>} without a path when it cannot be had
 */
export async function nodeVersions(folder) {
  const running = Number(process.versions.node.split(".")[0]);
  const other = running < 24 ? 24 : 20;
  return [
    { name: `Node ${process.versions.node}`, path: process.execPath },
    { name: `Node ${other}`, path: await install(other, folder) },
  ];
}

async function install(major, folder) {
  const args = [
    "install",
    "--prefix",
    folder,
    "--no-audit",
    "--no-fund",
    "--ignore-scripts=false",
    `node@${major}`,
  ];
  try {
    await npm(args, { cwd: folder });
  } catch {
    return undefined;
  }
  const path = join(
    folder,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const works = existsSync(path) && (await attempt(path, ["--version"])).code === 0;
  return works ? path : undefined;
}
