import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { npm, run } from "../process/run.mjs";
import { Failure, root } from "../program.mjs";
import { python } from "../setup/python.mjs";

/** The files that a package may contain. */
const ALLOWED =
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|(bin|dist|src|templates|schema)\/.*|\w+\/package\.json)$/;
const FORBIDDEN = /tsbuildinfo|__tests__|^(?!templates\/).*\.test\.|\.env/;

export function npmPackages() {
  return readdirSync(join(root, "packages")).map((base) => {
    const directory = join(root, "packages", base);
    return { name: JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).name, directory };
  });
}

/**
 * Packs a package as `npm publish` would.
 * @returns absolute path of the tarball
 */
export async function pack({ name, directory }, destination) {
  const output = await npm(["pack", directory, "--json", "--pack-destination", destination]);
  const [{ filename, files }] = JSON.parse(output.slice(output.indexOf("[\n")));
  checkContents(
    name,
    directory,
    files.map(({ path }) => path),
  );
  return join(destination, filename);
}

function checkContents(name, directory, paths) {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const entries = pathsIn(manifest.exports).filter((path) => !path.includes("*"));
  const wanted = ["LICENSE", "README.md", ...entries, ...Object.values(manifest.bin ?? {})];
  const missing = wanted.map((path) => path.replace("./", "")).filter((path) => !paths.includes(path));
  const surplus = paths.filter((path) => !ALLOWED.test(path) || FORBIDDEN.test(path));
  if (missing.length > 0) throw new Failure(`${name} would be published without ${missing.join(", ")}`);
  if (surplus.length > 0) throw new Failure(`${name} would be published with ${surplus.join(", ")}`);
}

/** Every path in `exports`, whatever its conditions. */
function pathsIn(entry) {
  return typeof entry === "string" ? [entry] : Object.values(entry).flatMap(pathsIn);
}

/**
 * Builds a Python package's wheel, with the build tools of `.venv`.
 * @returns absolute path of the wheel
 */
export async function buildWheel(directory, destination) {
  const before = new Set(readdirSync(destination));
  await run(python, ["-m", "build", "--wheel", "--no-isolation", "--outdir", destination, directory]);
  const wheel = readdirSync(destination).find((name) => name.endsWith(".whl") && !before.has(name));
  const file = join(destination, wheel);
  const listing = await run(python, ["-m", "zipfile", "--list", file]);
  for (const wanted of [/\.dist-info\/licenses\/LICENSE\b/, /\/py\.typed\b/]) {
    if (!wanted.test(listing)) throw new Failure(`${wheel} lacks ${wanted.source}:\n${listing}`);
  }
  return file;
}
