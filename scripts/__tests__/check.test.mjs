import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempt } from "../process/run.mjs";
import { root } from "../program.mjs";

const manifest = {
  name: "@mizan/core",
  version: "0.1.0",
  files: ["dist", "!**/*.tsbuildinfo"],
  exports: { ".": { default: "./dist/index.js" } },
};
const good = {
  LICENSE: "MIT",
  "package.json": { private: true },
  "lerna.json": { version: "0.1.0" },
  "package-lock.json": { packages: { "node_modules/ajv": { version: "8.20.0", optionalDependencies: {} } } },
  "packages/core/package.json": manifest,
  "packages/core/README.md": "# core",
  "packages/core/LICENSE": "MIT",
  "examples/app/package.json": { version: "0.1.0" },
  "python/constraints.txt": "fastapi==0.165.0\n",
};

let folder = "";

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a check in a repository with these files. `undefined` leaves a file out. */
async function run(program, files) {
  folder = mkdtempSync(join(tmpdir(), "mizan-check-"));
  for (const path of ["program.mjs", "check"]) {
    cpSync(join(root, "scripts", path), join(folder, "scripts", path), { recursive: true });
  }
  for (const [path, contents] of Object.entries(files)) {
    if (contents === undefined) continue;
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), typeof contents === "string" ? contents : JSON.stringify(contents));
  }
  const git = (...args) => execFileSync("git", args, { cwd: folder });
  git("init", "--quiet");
  writeFileSync(join(folder, ".git/info/exclude"), "scripts\n");
  git("add", "--all");
  return attempt(process.execPath, [join(folder, "scripts/check", program)]);
}

const check = (changes) => run("hygiene.mjs", { ...good, ...changes });

test("a repository in order passes in silence", async () => {
  expect(await check()).toEqual({ code: 0, output: "" });
});

const lockOf = (packages) => ({ "package-lock.json": { packages } });
const home = ["", "home", "ada", "mizan"].join("/");

test.each([
  [
    "a lock file that names a registry",
    lockOf({ "node_modules/ajv": { resolved: "https://npm.example/ajv.tgz" } }),
    "package-lock.json: node_modules/ajv names a registry: https://npm.example/ajv.tgz\n",
  ],
  [
    "a lock file without the package of another system",
    lockOf({ "node_modules/x": { optionalDependencies: { "x-darwin": "1" } } }),
    "package-lock.json: node_modules/x lacks x-darwin\n",
  ],
  [
    "an index in the constraints",
    { "python/constraints.txt": "--index-url https://pypi.example\n" },
    "python/constraints.txt: names an index or an address\n",
  ],
  [
    "a path of one machine",
    { "docs/a.md": `first\nsee ${home}/x\n` },
    `docs/a.md:2: a path of one machine: see ${home}/x\n`,
  ],
  ["a missing README", { "packages/core/README.md": undefined }, "packages/core: has no README.md\n"],
  ["another licence", { "packages/core/LICENSE": "GPL" }, "packages/core/LICENSE: differs from the root's\n"],
  [
    "a package whose name is not its folder's",
    { "packages/core/package.json": { ...manifest, name: "@mizan/kernel" } },
    "packages/core: its name is @mizan/kernel\n",
  ],
  [
    "a peer range that the version has left",
    { "packages/core/package.json": { ...manifest, peerDependencies: { "@mizan/kernel": ">=0.2.0 <1" } } },
    "packages/core: peerDependencies wants @mizan/kernel >=0.2.0 <1, which 0.1.0 is not\n",
  ],
  [
    "a dependency on another version",
    { "packages/core/package.json": { ...manifest, dependencies: { "@mizan/kernel": "0.0.9" } } },
    "packages/core: dependencies wants @mizan/kernel 0.0.9, which 0.1.0 is not\n",
  ],
  [
    "a version of its own",
    { "examples/app/package.json": { version: "0.2.0" } },
    "examples/app: is 0.2.0, not 0.1.0\n",
  ],
])("%s is reported", async (_, changes, output) => {
  expect(await check(changes)).toEqual({ code: 1, output });
});
