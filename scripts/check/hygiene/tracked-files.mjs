import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../repository.mjs";

/** Paths of all files under version control that still exist. */
export function trackedFiles() {
  const list = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return list.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

export function readText(path) {
  return readFileSync(join(root, path), "utf8");
}

export function readJson(path) {
  return JSON.parse(readText(path));
}

/** The folders in `parent` that hold `manifest`, relative to the root. */
export function packageFolders(parent, manifest) {
  return readdirSync(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(root, folder, manifest)));
}
