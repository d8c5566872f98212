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
  "crates/core/Cargo.toml": "",
  "crates/core/README.md": "# core",
  "crates/core/LICENSE": "MIT",
  "examples/app/package.json": { version: "0.1.0" },
  "python/constraints.txt": "fastapi==0.165.0\n",
  "docs/architecture.md": "The core is in `packages/core`.\n",
};

let directory = "";

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Runs a check in a repository with these files. `undefined` leaves a file out. */
async function run(program, files) {
  directory = mkdtempSync(join(tmpdir(), "mizan-check-"));
  for (const path of ["program.mjs", "check"]) {
    cpSync(join(root, "scripts", path), join(directory, "scripts", path), { recursive: true });
  }
  for (const [path, contents] of Object.entries(files)) {
    if (contents === undefined) continue;
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), typeof contents === "string" ? contents : JSON.stringify(contents));
  }
  const git = (...args) => execFileSync("git", args, { cwd: directory });
  git("init", "--quiet");
  writeFileSync(join(directory, ".git/info/exclude"), "scripts\n");
  git("add", "--all");
  return attempt(process.execPath, [join(directory, "scripts/check", program)]);
}

const check = (changes) => run("hygiene.mjs", { ...good, ...changes });

test("a valid repository passes without output", async () => {
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
    "a package whose name is not its directory's",
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
  [
    "a path of the architecture page that does not exist",
    { "docs/architecture.md": "The core is in `packages/core/src/heart.ts`.\n" },
    "docs/architecture.md:1: packages/core/src/heart.ts does not exist\n",
  ],
])("%s is reported", async (_, changes, output) => {
  expect(await check(changes)).toEqual({ code: 1, output });
});

describe("the sizes of source files", () => {
  const lines = (count) => "\n".repeat(count);

  test("are shown for each package, and sizes beyond a limit are marked", async () => {
    const { code, output } = await run("figures.mjs", {
      "packages/core/src/a.ts": lines(24),
      "packages/core/src/b/c.cjs": lines(25),
      "packages/core/src/b/large.tsx": lines(301),
      "packages/core/src/cli/main.ts": lines(50),
      "packages/kernel/src/d.ts": lines(300),
      "python/mizan-core/src/mizan_core/one.py": lines(30),
      "python/mizan-core/src/mizan_core/two.py": lines(41),
    });
    expect(code).toBe(1);
    expect(output).toBe(
      [
        "                       files   median   under 25 lines   largest",
        "packages/core              3       25!        1 = 33 %       301!  large.tsx",
        "packages/core/src/cli      1       50          0 = 0 %        50   main.ts",
        "packages/kernel            1      300          0 = 0 %       300   d.ts",
        "python/mizan-core          2     35.5          0 = 0 %        41   two.py",
        "Limits: at most one file in 7 under 25 lines (one in a package of fewer files), none over 300; in core, without its command line, at most 125 files with a median of 50 to 110 lines.",
        "",
      ].join("\n"),
    );
  });

  test("leave out files that only list or configure others, declarations and tests", async () => {
    const { output } = await run("figures.mjs", {
      ".gitignore": "generated",
      "e2e/a.ts": lines(40),
      "e2e/vite.config.ts": lines(1),
      "packages/core/src/index.ts": lines(1),
      "packages/core/src/x.d.cts": lines(1),
      "packages/core/src/generated/x.ts": lines(1),
      "packages/core/src/template.mustache": lines(1),
      "packages/core/__tests__/x.test.ts": lines(1),
      "python/mizan-core/src/mizan_core/__init__.py": lines(1),
    });
    expect(output).toMatch(/^ +files .*\ne2e +1 +40 .*\nLimits: .*\n$/);
  });
});
