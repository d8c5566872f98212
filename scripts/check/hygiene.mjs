/** What must hold for the repository as a whole. Prints every violation and sets exit code 1 when there is one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../program.mjs";
import { packageDirectories, readJson, readText, trackedFiles } from "./repository-files.mjs";

const HOMES = /(?:^|[^\w.-])(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|\/root\/|[A-Z]:\\Users\\)/;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|zip|gz|whl|tgz)$/;
const FIELDS = ["dependencies", "devDependencies", "peerDependencies"];

const violations = [...checkLockFile(), ...checkMachinePaths(), ...checkPackages(), ...checkVersions()];
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exitCode = 1;

/** A lock file names packages, never the registry of whoever wrote it, and is complete enough for `npm ci`. */
function checkLockFile() {
  const lock = readJson("package-lock.json").packages;
  const violations = [];
  for (const [path, entry] of Object.entries(lock)) {
    if (/^[a-z+]+:\/\//.test(entry.resolved ?? "")) {
      violations.push(`package-lock.json: ${path} names a registry: ${entry.resolved}`);
    }
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      // npm ci refuses a lock file that lacks a platform's package, npm install writes it all the same
      if (!isResolvable(lock, path, name)) violations.push(`package-lock.json: ${path} lacks ${name}`);
    }
  }
  return [...violations, ...checkRequirements()];
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

/** Nothing in the repository knows where somebody's copy of it lies. */
function checkMachinePaths() {
  return trackedFiles()
    .filter((path) => !BINARY.test(path))
    .flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          HOMES.test(line) || line.includes(`${root}/`)
            ? [`${path}:${index + 1}: a path of one machine: ${line.trim().slice(0, 120)}`]
            : [],
        ),
    );
}

/** npm and PyPI get a folder, not the repository: each carries its own licence and README. */
function checkPackages() {
  const npm = packageDirectories("packages", "package.json");
  const pypi = packageDirectories("python", "pyproject.toml");
  const license = readText("LICENSE");
  const violations = [];
  for (const folder of [...npm, ...pypi]) {
    if (!existsSync(join(root, folder, "README.md"))) violations.push(`${folder}: has no README.md`);
    const own = join(folder, "LICENSE");
    if (!existsSync(join(root, own))) violations.push(`${folder}: has no LICENSE; copy the root's`);
    else if (readText(own) !== license) violations.push(`${own}: differs from the root's`);
  }
  for (const folder of npm) {
    const { name, exports, files } = readJson(`${folder}/package.json`);
    if (name !== `@mizan/${folder.split("/").at(-1)}`) violations.push(`${folder}: its name is ${name}`);
    if (!exports?.["."]?.default) violations.push(`${folder}: exports no "default" condition`);
    if (!files?.some((pattern) => pattern.includes("tsbuildinfo")))
      violations.push(`${folder}: would pack .tsbuildinfo`);
  }
  return violations;
}

/** One version for all npm packages; lerna bumps dependencies, but not peers, which are therefore ranges. */
function checkVersions() {
  const { version } = readJson("lerna.json");
  const npm = [
    ...packageDirectories("packages", "package.json"),
    ...packageDirectories("examples", "package.json"),
  ];
  return npm.flatMap((folder) => checkManifest(folder, version));
}

function checkManifest(folder, version) {
  const manifest = readJson(`${folder}/package.json`);
  const violations =
    manifest.version === version ? [] : [`${folder}: is ${manifest.version}, not ${version}`];
  for (const field of FIELDS) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      if (!name.startsWith("@mizan/")) continue;
      const fits = field === "peerDependencies" ? admits(range, version) : range === version;
      if (!fits) violations.push(`${folder}: ${field} wants ${name} ${range}, which ${version} is not`);
    }
  }
  return violations;
}

/** Peers are written `>=1.2.3 <4`, the one form that this understands. */
function admits(range, version) {
  const [, least, below] = /^>=(\d+\.\d+\.\d+) <(\d+)$/.exec(range) ?? [];
  if (least === undefined) return false;
  const [a, b] = [least, version].map((text) => text.split(".").map(Number));
  const difference = a.map((part, index) => b[index] - part).find((part) => part !== 0) ?? 0;
  return difference >= 0 && b[0] < Number(below);
}
