import path from "node:path";
import { readFileSync, renameSync, symlinkSync } from "node:fs";
import { DOCUMENT } from "../support/plugins.ts";
import { configWith, mizan, project } from "../support/command.ts";
import { snapshot } from "../support/snapshot.ts";
import { contents, generated, names, tempDirectory, write } from "../support/temp-directory.ts";

const renamed = JSON.stringify({ ...DOCUMENT, info: { title: "Other", version: "1" } });

describe("mizan build", () => {
  test("writes the output and says what changed", async () => {
    const root = project();
    expect(await mizan(root, ["build"])).toEqual({
      code: 0,
      signal: null,
      stdout: "+ out/index.ts\nWrote 1 added.\n",
      stderr: "",
    });
    expect(await mizan(root, ["build"])).toMatchObject({ code: 0, stdout: "Up to date.\n" });
    write(root, "document.json", renamed);
    expect(await mizan(root, ["build"])).toMatchObject({
      code: 0,
      stdout: "~ out/index.ts\nWrote 1 changed.\n",
    });
    expect(generated(path.join(root, "out"))).toEqual({ "index.ts": "// Other\n" });
  });
  test("--quiet says nothing", async () => {
    expect(await mizan(project(), ["build", "--quiet"])).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });
  test("--json says why --check fails, and that a build has nothing to write", async () => {
    const root = project();
    const json = async (...args: string[]) =>
      JSON.parse((await mizan(root, ["build", "--json", ...args])).stdout) as object;
    expect(await json("--check")).toMatchObject({
      ok: false,
      written: false,
      diagnostics: [{ code: "MZ5014", message: "The output is not up to date: 1 added." }],
    });
    expect(await json()).toMatchObject({ ok: true, written: true });
    expect(await json()).toMatchObject({ ok: true, written: false, files: [] });
  });
  test("--fail-on-warn fails for a warning, also of an unchanged build, and writes nothing; notes are allowed", async () => {
    const problem = (severity: string) => `(context) => {
      context.output("out").file("a", "");
      context.report({ code: "X1", slug: "x", severity: "${severity}", message: "careful" });
    }`;
    const root = project({ "mizan.config.mjs": configWith("emit", problem("note")) });
    expect(await mizan(root, ["build", "--fail-on-warn"])).toMatchObject({ code: 0 });
    write(root, "mizan.config.mjs", configWith("emit", problem("warning").replace('"a"', '"b"')));
    expect(await mizan(root, ["build", "--fail-on-warn"])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^warning X1 x [^]*: careful\nerror MZ1903 warnings-fail: Nothing was written: there is a warning, and/,
      ),
    });
    expect(generated(path.join(root, "out"))).toEqual({ a: "" });
    expect(await mizan(root, ["build"])).toMatchObject({ code: 0 });
    expect(await mizan(root, ["build", "--fail-on-warn"])).toMatchObject({ code: 1 });
  });
  test("--config names a config in another directory, and its paths resolve from this directory", async () => {
    const root = project();
    const config = readFileSync(path.join(root, "mizan.config.mjs"), "utf8").replace(
      "document.json",
      "../document.json",
    );
    write(root, "configs/api.mjs", config);
    expect(await mizan(root, ["build", "--config", "configs/api.mjs"])).toMatchObject({
      stdout: "+ configs/out/index.ts\nWrote 1 added.\n",
    });
  });
  test("works from a directory below the config", async () => {
    const root = project({ "src/x": "" });
    expect(await mizan(path.join(root, "src"), ["build"])).toMatchObject({
      stdout: "+ ../out/index.ts\nWrote 1 added.\n",
    });
  });
});

describe("mizan build --check", () => {
  test("fails and names the files when the output is not up to date", async () => {
    const root = project();
    expect(await mizan(root, ["build", "--check"])).toMatchObject({
      code: 1,
      stdout: "+ out/index.ts\nNot up to date: 1 added. Run `mizan build`.\n",
    });
    expect(generated(path.join(root, "out"))).toEqual({});
  });
  test("names them even with --quiet", async () => {
    expect(await mizan(project(), ["build", "--check", "--quiet"])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("+ out/index.ts"),
    });
  });
  test("succeeds when the output is up to date", async () => {
    const root = project();
    await mizan(root, ["build"]);
    expect(await mizan(root, ["build", "--check"])).toMatchObject({ code: 0, stdout: "Up to date.\n" });
  });
});

test("mizan build --dry-run lists what would be written, and writes nothing", async () => {
  const root = project();
  const before = contents(root);
  expect(await mizan(root, ["build", "--dry-run"])).toMatchObject({
    code: 0,
    stdout: "+ out/index.ts\nWould write 1 added.\n",
  });
  expect(contents(root)).toEqual(before);
});

describe("mizan build --force", () => {
  test("overwrites a generated file that a formatter changed, which a build without it only reports", async () => {
    const root = project();
    await mizan(root, ["build"]);
    write(root, "out/index.ts", "/* Test */\n");
    const { code, stderr } = await mizan(root, ["build"]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `error MZ5006 output-edited: Generated files in ${root}/out were changed after mizan wrote them: index.ts.
  at ${root}/out
  help: Run \`mizan build --force\` to write them again. Move changes of your own to other files first.
`,
    });
    expect(await mizan(root, ["build", "--force", "--dry-run"])).toMatchObject({
      code: 0,
      stdout: "~ out/index.ts\nWould write 1 changed.\n",
    });
    expect(await mizan(root, ["build", "--force"])).toMatchObject({
      code: 0,
      stdout: "~ out/index.ts\nWrote 1 changed.\n",
    });
    expect(generated(path.join(root, "out"))).toEqual({ "index.ts": "// Test\n" });
  });
  test("is rejected together with --check", async () => {
    expect(await mizan(project(), ["build", "--force", "--check"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: option '--force' cannot be used with option '--check'\n/),
    });
  });
});

describe("mizan build --json", () => {
  test("prints the result and nothing else", async () => {
    const root = project();
    const { stdout, stderr, code } = await mizan(root, ["build", "--json"]);
    expect({ code, stderr, json: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      stderr: "",
      json: {
        ok: true,
        written: true,
        files: [{ path: `${root}/out/index.ts`, change: "added" }],
        diagnostics: [],
      },
    });
  });
  test("prints the diagnostics, without the thrown error", async () => {
    const root = project({ "mizan.config.mjs": configWith("emit", "() => { throw new Error('no'); }") });
    const { stdout, code } = await mizan(root, ["build", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      written: false,
      files: [],
      diagnostics: [
        {
          code: "MZ4005",
          slug: "plugin-failed",
          severity: "error",
          message: "no",
          plugin: "p",
          hook: "emit",
          path: `${root}/mizan.config.mjs:2:85`,
        },
      ],
    });
  });
});

test("mizan build --profile writes a Chrome trace of phases and taps", async () => {
  const root = project();
  await mizan(root, ["build", "--profile", "trace.json"]);
  const { traceEvents } = JSON.parse(readFileSync(path.join(root, "trace.json"), "utf8")) as {
    traceEvents: Record<string, unknown>[];
  };
  expect(traceEvents.filter(({ ph }) => ph === "M").map(({ args }) => args)).toEqual([
    { name: "mizan" },
    { name: "mizan:document" },
    { name: "greet" },
  ]);
  expect(
    traceEvents
      .filter(({ ph }) => ph === "X")
      .map(({ name, cat, tid }) => `${String(cat)} ${String(name)} ${String(tid)}`),
  ).toEqual([
    "phase loadConfig 0",
    "phase loadSource 0",
    "tap loadSource 1",
    "phase checkDocuments 0",
    "phase normalizeIR 0",
    "phase emit 0",
    "tap emit 2",
    "phase postProcess 0",
    "phase write 0",
  ]);
});

test("--check and --dry-run change nothing, and a build follows no link that is named like a leftover", async () => {
  const root = project();
  const home = tempDirectory({ ".ssh/id": "KEY" });
  await mizan(root, ["build"]);
  symlinkSync(home, path.join(root, ".out.mizan-old-x"));
  renameSync(path.join(root, "out"), path.join(root, ".out.mizan-old-0123456789ab"));
  const before = [snapshot(root), snapshot(home)];
  for (const option of ["--check", "--dry-run"]) {
    expect((await mizan(root, ["build", option])).code).toBe(option === "--check" ? 1 : 0);
    expect([snapshot(root), snapshot(home)]).toEqual(before);
  }
  expect(await mizan(root, ["build"])).toMatchObject({ code: 0 });
  expect(snapshot(home)).toEqual(before[1]);
  expect(names(path.join(root, "out"))).toEqual([".mizan-manifest.json", "index.ts"]);
});
