import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Format } from "../../src/output/format.ts";
import { generator, problems, target } from "../support/plugins.ts";
import { contents, generated, tempDirectory } from "../support/temp-directory.ts";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));
const PRETTIER = path.join(REPOSITORY, "node_modules/.bin/prettier");
const RUFF = path.join(REPOSITORY, ".venv/bin/ruff");

const TYPESCRIPT = { "index.ts": "const  a = {b:1}\n", "deep/x.ts": "let  x = 1;\n" };

const made = (root: string, files: Record<string, string>, format: Format) =>
  generator([target("t", files, "src/out")], { root, format });

const out = (root: string) => generated(path.join(root, "src/out"));

describe("the command `format`", () => {
  const tools: readonly (readonly [string, Format, Record<string, string>, Record<string, string>])[] = [
    [
      "Prettier, which finds the settings of the project",
      [PRETTIER, "--write"],
      TYPESCRIPT,
      { "index.ts": "const a = { b: 1 }\n", "deep/x.ts": "let x = 1\n" },
    ],
    [
      "ruff",
      { "src/out": [RUFF, "format", "--no-cache"] },
      { "client.py": "x  =  {'a':1}\n" },
      { "client.py": 'x = {"a": 1}\n' },
    ],
  ];
  test.each(tools)("runs on the files before they are written: %s", async (_tool, format, files, wanted) => {
    const root = tempDirectory({ ".prettierrc": '{ "semi": false }', ".prettierignore": "src/out\n" });
    await made(root, files, format).build();
    expect(out(root)).toEqual(wanted);
    const before = contents(root);
    for (const force of [false, true])
      expect((await made(root, files, format).build({ mode: "compare", force })).changes).toEqual([]);
    expect(contents(root)).toEqual(before);
  });

  const hasRustfmt = spawnSync("rustfmt", ["--version"]).status === 0;
  // In CI, a missing program is a failure.
  (hasRustfmt || process.env["CI"] ? test : test.skip)(
    "takes the directory in place of {dir}: rustfmt",
    async () => {
      const root = tempDirectory();
      const files = { "src/lib.rs": "mod a;\nfn  main() {}\n", "src/a.rs": "fn  a() {}\n" };
      const format = ["rustfmt", "{dir}/src/lib.rs"];
      await made(root, files, format).build();
      expect(out(root)).toEqual({ "src/lib.rs": "mod a;\nfn main() {}\n", "src/a.rs": "fn a() {}\n" });
      const compared = await made(root, files, format).build({ mode: "compare", force: true });
      expect(compared.changes).toEqual([]);
    },
  );

  test("that is another one causes a new build", async () => {
    const root = tempDirectory({ "node_modules/.keep": "" });
    await made(root, TYPESCRIPT, [PRETTIER, "--write"]).build();
    const { changes } = await made(root, TYPESCRIPT, [PRETTIER, "--write", "--no-semi"]).build();
    expect(changes.map(({ path }) => path)).toEqual(["index.ts", "deep/x.ts"]);
  });

  test("that fails leaves the output as it was, and its output is shown", async () => {
    const root = tempDirectory();
    await made(root, TYPESCRIPT, [PRETTIER, "--write"]).build();
    const before = contents(root);
    expect(
      await problems(() => made(root, { "index.ts": "const\n" }, [PRETTIER, "--write"]).build()),
    ).toMatchObject([
      {
        code: "MZ5013",
        message: expect.stringMatching(
          /could not be formatted with `.*prettier --write`: it ended with exit code 2\.\n\n[^]*src\/out\/index\.ts: SyntaxError/,
        ),
      },
    ]);
    expect(await problems(() => made(root, { "a.ts": "" }, ["no-such-formatter"]).build())).toMatchObject([
      { code: "MZ5013", message: expect.stringMatching(/: the program no-such-formatter was not found\.$/) },
    ]);
    expect(contents(root)).toEqual(before);
  });

  const shell = (script: string): Format => ["sh", "-c", script, "{dir}"];
  test.each([
    ["renames a file", 'mv "$0/index.ts" "$0/other.ts"', "index.ts"],
    ["deletes files", 'rm -r "$0"', "index.ts and 1 more"],
    ["replaces a file by a directory", 'rm "$0/deep/x.ts" && mkdir "$0/deep/x.ts"', "deep/x.ts"],
  ])("that %s is blamed for it", async (_what, script, files) => {
    const root = tempDirectory();
    const before = contents(root);
    expect(await problems(() => made(root, TYPESCRIPT, shell(script)).build())).toMatchObject([
      { code: "MZ5013", message: expect.stringContaining(`: it deleted or renamed ${files}.`) },
    ]);
    expect(contents(root)).toEqual(before);
  });

  test("may leave a server behind", async () => {
    const root = tempDirectory();
    await made(root, TYPESCRIPT, shell("sleep 30 & echo $! > server.pid")).build();
    expect(out(root)).toEqual(TYPESCRIPT);
    const pid = Number(readFileSync(path.join(root, "server.pid"), "utf8"));
    expect(isRunning(pid)).toBe(true);
    process.kill(pid);
  });

  test("is stopped together with what it has started", async () => {
    const root = tempDirectory();
    const controller = new AbortController();
    const started = path.join(root, "started.pid");
    const format = shell(`(sleep 5; echo > survived) & echo $! > started.pid; wait`);
    const building = made(root, TYPESCRIPT, format).build({ signal: controller.signal });
    while (!existsSync(started) || readFileSync(started, "utf8") === "") await sleep(10);
    controller.abort(new Error("stopped"));
    await expect(building).rejects.toThrow("stopped");
    const pid = Number(readFileSync(started, "utf8"));
    while (isRunning(pid)) await sleep(10);
    expect(existsSync(path.join(root, "survived"))).toBe(false);
    expect(existsSync(path.join(root, "src"))).toBe(false);
  });

  test("applies to a directory that is reached through a link", async () => {
    const root = tempDirectory({ "real/.keep": "" });
    symlinkSync("real", path.join(root, "src"));
    await made(root, TYPESCRIPT, { "src/out": [PRETTIER, "--write"] }).build();
    expect(generated(path.join(root, "real/out"))["deep/x.ts"]).toBe("let x = 1;\n");
  });

  test("for a directory of no target is an error that lists the directories", async () => {
    const format = { "src/out": ["true"], "src/otu": ["true"] };
    expect(await problems(() => made(tempDirectory(), TYPESCRIPT, format).build())).toMatchObject([
      {
        code: "MZ5015",
        message: '`format` names the directory "src/otu", but no target writes to it.',
        hint: 'Use the "outDir" of a target: "src/out".',
      },
    ]);
  });
});

/** Whether a process still runs. One that has ended but that its parent has not waited for does not. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
