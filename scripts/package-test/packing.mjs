import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { npm, run } from "../process/run.mjs";
import { Failure, root } from "../program.mjs";
import { python, pythonCommand, pythonPackages } from "../setup/python.mjs";

/** The files that a package may contain. */
const ALLOWED =
  /^((package|schema)\.json|README\.md|LICENSE|CHANGELOG\.md|(bin|dist|src|templates|schema)\/.*|\w+\/package\.json)$/;
const FORBIDDEN = /tsbuildinfo|__tests__|^(?!templates\/).*\.test\.|\.env/;

export function npmPackages() {
  return readdirSync(join(root, "packages")).map((base) => {
    const directory = join(root, "packages", base);
    return { name: JSON.parse(readFileSync(join(directory, "package.json"), "utf8")).name, directory };
  });
}

let packed;

/**
 * Packs every package, once in a run, whichever suite needs them first. Each is one of its checks.
 * @returns {Promise<{ tarballs: Record<string, string>, wheels: string[] } | undefined>} undefined if one failed
 */
export function packAll(checks, parent) {
  return (packed ??= packInto(join(parent, "packed"), checks));
}

async function packInto(directory, checks) {
  mkdirSync(directory);
  const tarballs = {};
  for (const item of npmPackages()) {
    tarballs[item.name] = await checks.check(`${item.name} is packed`, () => pack(item, directory));
  }
  const wheels = [];
  for (const item of [...pythonPackages(), pythonCommand]) {
    wheels.push(
      await checks.check(`${basename(item)} is packed`, async () =>
        checkWheel(await buildWheel(item, directory)),
      ),
    );
  }
  return [...Object.values(tarballs), ...wheels].includes(undefined) ? undefined : { tarballs, wheels };
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
  return await newWheel(destination, () =>
    run(python, ["-m", "build", "--wheel", "--no-isolation", "--outdir", destination, directory]),
  );
}

/** @returns absolute path of the wheel that `build` puts into a directory */
export async function newWheel(destination, build) {
  const before = new Set(readdirSync(destination));
  await build();
  const wheel = readdirSync(destination).find((name) => name.endsWith(".whl") && !before.has(name));
  return join(destination, wheel);
}

/** Checks what PyPI shows of a wheel, and what type checkers and lawyers look for. @returns the wheel */
export async function checkWheel(file) {
  const listing = await run(python, ["-m", "zipfile", "--list", file]);
  const metadata = await run(python, ["-c", SHOW_METADATA, file]);
  for (const [wanted, text] of [
    [/\.dist-info\/licenses\/LICENSE\b/, listing],
    [/\/py\.typed\b/, listing],
    [/^Summary: \S/m, metadata],
    [/^License-Expression: MIT$/m, metadata],
    [/^Requires-Python: >=3\.11$/m, metadata],
    // the README
    [/^Description-Content-Type: text\/markdown[^]*^# \S/m, metadata],
  ]) {
    if (!wanted.test(text)) throw new Failure(`${basename(file)} lacks ${wanted.source}:\n${text}`);
  }
  return file;
}

const SHOW_METADATA = `
import sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
sys.stdout.buffer.write(wheel.read(next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))))
`;
