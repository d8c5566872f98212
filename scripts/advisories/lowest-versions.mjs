/** The lowest version of each dependency that a user of the published packages may have. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { Failure, root } from "../program.mjs";

/**
 * @typedef {object} Lowest
 * @property {"npm" | "PyPI" | "crates.io"} ecosystem
 * @property {string} name
 * @property {string} version
 * @property {string} file the manifest, relative to the repository
 */

/** @returns {Lowest[]} of all manifests of published packages. */
export function lowestVersions() {
  const patterns = ["packages/*/package.json", "python/*/pyproject.toml", "crates/*/Cargo.toml"];
  const listed = execFileSync("git", ["ls-files", "--", ...patterns.map((each) => `:(glob)${each}`)], {
    cwd: root,
    encoding: "utf8",
  });
  const files = listed.split("\n").filter(Boolean);
  return files.flatMap((file) => lowestOf(file, readFileSync(join(root, file), "utf8")));
}

/**
 * @param {string} file decides by its name what `text` means.
 * @param {string} text
 * @returns {Lowest[]} without our own packages, and without dependencies that only developers have.
 */
export function lowestOf(file, text) {
  const read = file.endsWith("package.json") ? ofNpm : file.endsWith("Cargo.toml") ? ofCargo : ofPython;
  return read(file, text).filter(({ name }) => !/^@?mizan\b/.test(name));
}

function ofNpm(file, text) {
  const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = JSON.parse(text);
  return Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    .filter(([, range]) => range !== "*")
    .map(([name, range]) => lowest("npm", name, /^(?:[\^~]|>=)?\s*(\d[\w.+-]*)/.exec(range)?.[1], file));
}

function ofPython(file, text) {
  const { dependencies = [], "optional-dependencies": extras = {} } = parse(text).project;
  return [...dependencies, ...Object.values(extras).flat()].map((requirement) => {
    const name = /^[\w.-]+/.exec(requirement)[0];
    return lowest("PyPI", name, /(?:>=|==|~=)\s*([\w.]+)/.exec(requirement)?.[1], file);
  });
}

function ofCargo(file, text) {
  return Object.entries(parse(text).dependencies ?? {})
    .filter(([, wanted]) => typeof wanted === "string" || wanted.version !== undefined)
    .map(([name, wanted]) => {
      const range = typeof wanted === "string" ? wanted : wanted.version;
      return lowest("crates.io", wanted.package ?? name, /^[\^~=]?\s*(\d[\w.+-]*)/.exec(range)?.[1], file);
    });
}

function lowest(ecosystem, name, version, file) {
  if (version === undefined) throw new Failure(`${file}: ${name} has no lower bound. Add one.`);
  // npm and crates.io have versions of three numbers, and a bound may leave out zeros at the end.
  const numbers = ecosystem === "PyPI" ? 1 : 3;
  const parts = version.split(".");
  while (parts.length < numbers) parts.push("0");
  return { ecosystem, name, version: parts.join("."), file };
}
