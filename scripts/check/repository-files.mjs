import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../program.mjs";

/** Paths of all files under version control that still exist, relative to the root. */
export function trackedFiles() {
  return listed("ls-files", "-z");
}

/** The tracked files and the new ones that git does not ignore. */
export function sourceFiles() {
  return listed("ls-files", "-z", "--cached", "--others", "--exclude-standard");
}

function listed(...args) {
  const list = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return list.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

export function readText(path) {
  return readFileSync(join(root, path), "utf8");
}

export function readJson(path) {
  return JSON.parse(readText(path));
}

/** The directories in `parent` that hold `manifest`, relative to the root. */
export function packageDirectories(parent, manifest) {
  return readdirSync(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((directory) => existsSync(join(root, directory, manifest)));
}
