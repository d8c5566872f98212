/** Rules for the repository as a whole. Prints every violation and sets exit code 1 if there is one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../program.mjs";
import { checkArchitecturePage } from "./architecture-page.mjs";
import { packageDirectories, readJson, readText, trackedFiles } from "./repository-files.mjs";

const HOMES = /(?:^|[^\w.-])(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|\/root\/|[A-Z]:\\Users\\)/;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|zip|gz|whl|tgz)$/;
const FIELDS = ["dependencies", "devDependencies", "peerDependencies"];

const violations = [
  ...checkLockFile(),
  ...checkMachinePaths(),
  ...checkPackages(),
  ...checkVersions(),
  ...checkArchitecturePage(),
];
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exitCode = 1;

/** A lock file names packages, never a registry, and is complete enough for `npm ci`. */
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
  for (let directory = path; ; directory = directory.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    if (lock[`${directory === "" ? "" : `${directory}/`}node_modules/${name}`]) return true;
    if (!directory.includes("node_modules/")) return lock[`node_modules/${name}`] !== undefined;
  }
}

/** No file contains an absolute path of one machine. */
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

/** A registry gets a directory, not the repository, so each package has its own licence and README. */
function checkPackages() {
  const npm = packageDirectories("packages", "package.json");
  const pypi = packageDirectories("python", "pyproject.toml");
  const crates = packageDirectories("crates", "Cargo.toml");
  const license = readText("LICENSE");
  const violations = [];
  for (const directory of [...npm, ...pypi, ...crates]) {
    if (!existsSync(join(root, directory, "README.md"))) violations.push(`${directory}: has no README.md`);
    const own = join(directory, "LICENSE");
    if (!existsSync(join(root, own))) violations.push(`${directory}: has no LICENSE; copy the root's`);
    else if (readText(own) !== license) violations.push(`${own}: differs from the root's`);
  }
  for (const directory of npm) {
    const { name, exports, files } = readJson(`${directory}/package.json`);
    const base = directory.split("/").at(-1);
    // `npx mizan` and `npm create` find a package by its name
    const isCommand = base === "mizan";
    if (name !== (isCommand || base.startsWith("create-") ? base : `@mizan/${base}`))
      violations.push(`${directory}: its name is ${name}`);
    if (isCommand) continue; // nothing is imported from it, and nothing is compiled
    if (!exports?.["."]?.default) violations.push(`${directory}: exports no "default" condition`);
    if (!files?.some((pattern) => pattern.includes("tsbuildinfo")))
      violations.push(`${directory}: would pack .tsbuildinfo`);
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
  return npm.flatMap((directory) => checkManifest(directory, version));
}

function checkManifest(directory, version) {
  const manifest = readJson(`${directory}/package.json`);
  const violations =
    manifest.version === version ? [] : [`${directory}: is ${manifest.version}, not ${version}`];
  for (const field of FIELDS) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      if (!name.startsWith("@mizan/")) continue;
      const fits = field === "peerDependencies" ? admits(range, version) : range === version;
      if (!fits) violations.push(`${directory}: ${field} wants ${name} ${range}, which ${version} is not`);
    }
  }
  return violations;
}

/** Peers are written `>=1.2.3 <4`, the only supported form. */
function admits(range, version) {
  const [, least, below] = /^>=(\d+\.\d+\.\d+) <(\d+)$/.exec(range) ?? [];
  if (least === undefined) return false;
  const [a, b] = [least, version].map((text) => text.split(".").map(Number));
  const difference = a.map((part, index) => b[index] - part).find((part) => part !== 0) ?? 0;
  return difference >= 0 && b[0] < Number(below);
}
