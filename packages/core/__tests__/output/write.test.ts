import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { errors, generator, plugin, target } from "../support/plugins.ts";
import { contents, generated, names, tempDirectory, write } from "../support/temp-directory.ts";

const build = (root: string, files: Record<string, string>, outDir?: string) =>
  generator([target("t", files, outDir)], { root }).build();

/** Runs a build that must fail; checks that it leaves every file of the project as it was. */
async function failing(root: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = contents(root);
  const found = await errors(work);
  expect(contents(root)).toEqual(before);
  return found;
}

describe("a build", () => {
  test("writes the emitted files and a manifest", async () => {
    const root = tempDirectory();
    expect(await build(root, { "b/c.ts": "2", "a.ts": "1" })).toMatchObject({
      changes: [
        { outDir: path.join(root, "out"), path: "b/c.ts", change: "added" },
        { outDir: path.join(root, "out"), path: "a.ts", change: "added" },
      ],
    });
    expect(contents(root)).toEqual({
      "out/a.ts": "1",
      "out/b/c.ts": "2",
      "out/.mizan-manifest.json": `{
  "mizanManifest": 1,
  "files": {
    "a.ts": {
      "sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
      "plugin": "t"
    },
    "b/c.ts": {
      "sha256": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
      "plugin": "t"
    }
  }
}
`,
    });
  });
  test("changes only files that differ: others keep their mtime and their inode", async () => {
    const root = tempDirectory();
    await build(root, { "same.ts": "1", "other.ts": "1" });
    const before = statSync(path.join(root, "out/same.ts"));
    expect((await build(root, { "same.ts": "1", "other.ts": "2" })).changes).toMatchObject([
      { path: "other.ts", change: "changed" },
    ]);
    expect(statSync(path.join(root, "out/same.ts"))).toMatchObject({
      mtimeMs: before.mtimeMs,
      ino: before.ino,
    });
  });
  test("removes files that are no longer emitted, and directories that become empty", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1", "old/b.ts": "2" });
    expect((await build(root, { "a.ts": "1" })).changes).toMatchObject([
      { path: "old/b.ts", change: "removed" },
    ]);
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "1" });
    expect(() => statSync(path.join(root, "out/old"))).toThrow("ENOENT");
  });
  test("leaves a directory that is up to date untouched", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    const before = statSync(path.join(root, "out"));
    expect((await build(root, { "a.ts": "1" })).changes).toEqual([]);
    expect(statSync(path.join(root, "out"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });
  test("keeps files, links and empty directories that mizan did not write in the output directory", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    write(root, "out/mine/notes.md", "mine");
    mkdirSync(path.join(root, "out/empty"));
    symlinkSync("a.ts", path.join(root, "out/link"));
    chmodSync(path.join(root, "out/mine"), 0o700);
    await build(root, { "a.ts": "2" });
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "2", "mine/notes.md": "mine", link: "2" });
    expect(statSync(path.join(root, "out/empty")).isDirectory()).toBe(true);
    expect(statSync(path.join(root, "out/mine")).mode & 0o777).toBe(0o700);
  });
  test("leaves nothing beside the output directory", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    await build(root, { "a.ts": "2" });
    expect(names(root)).toEqual(["out/.mizan-manifest.json", "out/a.ts"]);
  });
  test("takes over files whose contents equal the emitted ones", async () => {
    const root = tempDirectory({ "out/a.ts": "1\r\n" });
    expect((await build(root, { "a.ts": "1\n" })).changes).toEqual([]);
  });
  test("does not report line ends that a checkout changed as an edit", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1\n2\n" });
    writeFileSync(path.join(root, "out/a.ts"), "1\r\n2\r\n");
    expect((await build(root, { "a.ts": "1\n3\n" })).changes).toMatchObject([{ change: "changed" }]);
  });
  test("writes several output directories, or none", async () => {
    const root = tempDirectory();
    await generator([target("one", { a: "1" }, "one"), target("two", { a: "1" }, "two")], { root }).build();
    write(root, "two/a", "edited");
    const again = () =>
      generator([target("one", { a: "2" }, "one"), target("two", { a: "2" }, "two")], { root }).build();
    expect(await failing(root, again)).toEqual([
      `MZ5006 : Generated files in ${root}/two were changed after mizan wrote them: a.`,
    ]);
  });
  test("follows an output directory that is a symbolic link", async () => {
    const root = tempDirectory({ "real/.keep": "" });
    rmSync(path.join(root, "real/.keep"));
    symlinkSync("real", path.join(root, "out"));
    await build(root, { "a.ts": "1" });
    await build(root, { "a.ts": "2" });
    expect(generated(path.join(root, "real"))).toEqual({ "a.ts": "2" });
    expect(readFileSync(path.join(root, "out/a.ts"), "utf8")).toBe("2");
  });
  test("recognizes two names of one output directory", async () => {
    const root = tempDirectory({ "real/.keep": "" });
    symlinkSync("real", path.join(root, "link"));
    const both = generator([target("one", { a: "1" }, "real"), target("two", { a: "2" }, "link")], { root });
    expect(await failing(root, () => both.build())).toEqual([
      "MZ5002 two/emit: one and two both emit a, with different contents.",
    ]);
  });
  test("keeps a file that appeared while the directory was replaced", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    cpSync(path.join(root, "out"), path.join(root, ".out.mizan-old-0123456789ab"), { recursive: true });
    write(root, ".out.mizan-old-0123456789ab/late/notes.md", "mine");
    await build(root, { "a.ts": "2" });
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "2", "late/notes.md": "mine" });
    expect(names(root).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("a build fails, and changes nothing, when", () => {
  test("the output directory contains files but no manifest", async () => {
    const root = tempDirectory({ "out/main.ts": "mine", "out/sub/b.ts": "" });
    expect(await failing(root, () => build(root, { "a.ts": "1" }))).toEqual([
      `MZ5004 : ${root}/out contains files that mizan did not write: main.ts, sub/b.ts.`,
    ]);
  });
  test("a generated file was edited", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1", "b.ts": "1" });
    write(root, "out/a.ts", "edited");
    const message = [`MZ5006 : Generated files in ${root}/out were changed after mizan wrote them: a.ts.`];
    expect(await failing(root, () => build(root, { "a.ts": "2", "b.ts": "2" }))).toEqual(message);
    expect(await failing(root, () => build(root, { "b.ts": "1" }))).toEqual(message);
    rmSync(path.join(root, "out/a.ts"));
    await build(root, { "a.ts": "2", "b.ts": "2" });
  });
  test("a generated file was replaced by a link", async () => {
    const root = tempDirectory({ "elsewhere.ts": "1" });
    await build(root, { "a.ts": "1" });
    rmSync(path.join(root, "out/a.ts"));
    symlinkSync("../elsewhere.ts", path.join(root, "out/a.ts"));
    expect(await failing(root, () => build(root, { "a.ts": "2" }))).toHaveLength(1);
  });
  test("a file that mizan did not write is in the way", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    write(root, "out/b.ts", "mine");
    write(root, "out/c", "mine");
    expect(await failing(root, () => build(root, { "a.ts": "1", "b.ts": "2", "c/d.ts": "3" }))).toEqual([
      `MZ5007 t: ${root}/out/b.ts would be overwritten, but mizan did not write it.`,
      `MZ5007 t: ${root}/out/c would be overwritten, but mizan did not write it.`,
    ]);
  });
  test("a parent directory is a link that points outside", async () => {
    const root = tempDirectory({ "elsewhere/x": "" });
    await build(root, { "a.ts": "1" });
    symlinkSync("../elsewhere", path.join(root, "out/sub"));
    expect(await failing(root, () => build(root, { "a.ts": "1", "sub/b.ts": "2" }))).toEqual([
      `MZ5007 t: ${root}/out/sub would be overwritten, but mizan did not write it.`,
    ]);
  });
  test("the output directory is a file", async () => {
    const root = tempDirectory({ out: "a file" });
    expect(await failing(root, () => build(root, { "a.ts": "1" }))).toEqual([
      `MZ5005 : ${root}/out cannot be the output directory: it is a file.`,
    ]);
  });
  test("the output directory lies below a file", async () => {
    const root = tempDirectory({ src: "a file" });
    const [message] = await failing(root, () => build(root, { "a.ts": "1" }, "src/api"));
    expect(message).toMatch(/^MZ5005 : .*\/src\/api cannot be the output directory: (ENOTDIR|EEXIST)/);
  });
  test.each([".", ".."])("the project lies in the output directory (%s)", async (outDir) => {
    const root = tempDirectory({ "package.json": "{}" });
    expect(await failing(root, () => build(root, { "a.ts": "1" }, outDir))).toEqual([
      `MZ5005 : ${path.resolve(root, outDir)} cannot be the output directory: it contains the project, and mizan replaces the whole directory.`,
    ]);
  });
  test.each([
    ["{", /it cannot be read|Expected property name/],
    ['{"mizanManifest":2,"files":{}}', /another version of mizan/],
    ['{"mizanManifest":1,"files":{"../x":{"sha256":""}}}', /the entry "\.\.\/x" is not valid/],
  ])("the manifest is broken: %s", async (text, reason) => {
    const root = tempDirectory({ "out/.mizan-manifest.json": text });
    const [message] = await failing(root, () => build(root, { "a.ts": "1" }));
    expect(message).toMatch(/^MZ5011 /);
    expect(message).toMatch(reason);
  });
  test("any hook fails", async () => {
    const root = tempDirectory();
    await build(root, { "a.ts": "1" });
    for (const hook of ["loadSource", "normalizeIR", "emit", "postProcess"] as const) {
      const broken = plugin("broken", (api) =>
        api.hooks[hook].tap("x", () => {
          throw new Error("no");
        }),
      );
      const made = generator([target("t", { "a.ts": "2" }), broken], { root });
      expect(await failing(root, () => made.build())).toEqual([`MZ4005 broken/${hook}: no`]);
    }
  });
});

test("a comparison returns what would change, and changes nothing", async () => {
  const root = tempDirectory();
  await build(root, { "a.ts": "1", "b.ts": "1" });
  const before = contents(root);
  const made = generator([target("t", { "a.ts": "2", "c.ts": "1" })], { root });
  expect(
    (await made.build({ mode: "compare" })).changes.map(({ path, change }) => `${change} ${path}`),
  ).toEqual(["changed a.ts", "added c.ts", "removed b.ts"]);
  expect(contents(root)).toEqual(before);
});

test("a build that is cancelled while it stages leaves nothing, not even parent directories", async () => {
  const root = tempDirectory();
  const controller = new AbortController();
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.ts`, "1"]));
  const parent = path.join(root, "deep/er");
  const watch = setInterval(() => {
    if (!existsSync(parent)) return;
    if (readdirSync(parent).some((name) => name.startsWith(".out.mizan-new-")))
      controller.abort(new Error("stop"));
  }, 1);
  const made = generator([target("t", many, "deep/er/out")], { root });
  const outcome = await made.build({ signal: controller.signal }).catch(String);
  clearInterval(watch);
  expect(outcome).toBe("Error: stop");
  expect(readdirSync(root)).toEqual([]);
});

test("a build that is cancelled before it writes leaves nothing", async () => {
  const root = tempDirectory();
  const controller = new AbortController();
  const stops = plugin("stops", (api) =>
    api.hooks.postProcess.tap("x", (files) => (controller.abort(new Error("stop")), files)),
  );
  const made = generator([target("t", { a: "1" }), stops], { root });
  await expect(made.build({ signal: controller.signal })).rejects.toThrow("stop");
  expect(names(root)).toEqual([]);
});
