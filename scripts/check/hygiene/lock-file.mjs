import { readJson, trackedFiles, readText } from "./tracked-files.mjs";

/** A lock file names packages, never the registry of whoever wrote it, and is complete enough for `npm ci`. */
export function checkLockFile() {
  const lock = readJson("package-lock.json").packages;
  const breaches = [];
  for (const [path, entry] of Object.entries(lock)) {
    if (/^[a-z+]+:\/\//.test(entry.resolved ?? "")) {
      breaches.push(`package-lock.json: ${path} names a registry: ${entry.resolved}`);
    }
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      // npm ci refuses a lock file that lacks a platform's package, npm install writes it all the same
      if (!isResolvable(lock, path, name)) breaches.push(`package-lock.json: ${path} lacks ${name}`);
    }
  }
  return [...breaches, ...checkRequirements()];
}

function checkRequirements() {
  return trackedFiles()
    .filter((path) => /^python\/[^/]*\.txt$/.test(path))
    .filter((path) =>
      /^\s*(-i|-f|--index-url|--extra-index-url|--find-links)|https?:\/\//m.test(readText(path)),
    )
    .map((path) => `${path}: names an index or an address`);
}

function isResolvable(lock, path, name) {
  for (let folder = path; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    if (lock[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (!folder.includes("node_modules/")) return lock[`node_modules/${name}`] !== undefined;
  }
}
