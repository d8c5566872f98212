import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { errors, generator, target } from "../support/plugins.ts";
import { snapshot } from "../support/snapshot.ts";
import { contents, generated, names, tempDirectory, write } from "../support/temp-directory.ts";

const TOKEN = "0123456789ab";

/** A project that was built once, and remembers it. */
async function built(): Promise<string> {
  const root = tempDirectory();
  mkdirSync(path.join(root, "node_modules"));
  await build(root, { "a.ts": "1" });
  return root;
}

function build(root: string, files: Record<string, string>, mode: "write" | "compare" = "write") {
  return generator([target("t", files)], { root }).build({ mode });
}

const moveAside = (root: string, name = `.out.mizan-old-${TOKEN}`): void =>
  renameSync(path.join(root, "out"), path.join(root, name));

describe("beside the output directory, a build does not touch", () => {
  test("links, wherever they point to", async () => {
    const root = await built();
    const home = tempDirectory({
      ".ssh/id": "KEY",
      ".mizan-manifest.json": '{"mizanManifest":1,"files":{}}',
    });
    const links = ["old", "new", "trash"].flatMap((kind) => [`${kind}-x`, `${kind}-${TOKEN}`]);
    for (const link of links) symlinkSync(home, path.join(root, `.out.mizan-${link}`));
    symlinkSync("nowhere", path.join(root, ".out.mizan-old-ba9876543210"));
    const before = snapshot(home);
    await build(root, { "a.ts": "2" });
    expect(snapshot(home)).toEqual(before);
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "2" });
    expect(links.filter((link) => !existsSync(path.join(root, `.out.mizan-${link}`)))).toEqual([]);
  });

  test.each([
    `.out.mizan-old-${TOKEN}/mine.md`,
    `.out.mizan-new-${TOKEN}/mine.md`,
    `.out.mizan-trash-${TOKEN}/mine.md`,
    ".out.mizan-old-backup/.mizan-manifest.json",
    `.out.mizan-old-${TOKEN.toUpperCase()}/.mizan-manifest.json`,
    `.out.mizan-new-${TOKEN}0/.mizan-manifest.json`,
    `.out.mizan-old-${TOKEN}/.mizan-manifest.json/mine.md`,
    `.out.mizan-trash-${TOKEN}`,
    ".out.mizan-lock-backup/mine.md",
    ".out.mizan-lock-12/mine.md",
  ])("keeps files that mizan did not write: %s", async (name) => {
    const root = await built();
    write(root, name, "mine");
    await build(root, { "a.ts": "2" });
    moveAside(root, "out-moved");
    await build(root, { "a.ts": "3" });
    expect(contents(root)[name]).toBe("mine");
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "3" });
  });

  test("a directory with a link in the place of the manifest", async () => {
    const root = await built();
    const directory = path.join(root, `.out.mizan-old-${TOKEN}`);
    mkdirSync(directory);
    symlinkSync("../out/.mizan-manifest.json", path.join(directory, ".mizan-manifest.json"));
    await build(root, { "a.ts": "2" });
    expect(existsSync(directory)).toBe(true);
  });
});

describe("a build removes", () => {
  test.each(["new", "old", "trash"])(
    "a leftover %s directory, but not the targets of links in it",
    async (kind) => {
      const root = await built();
      const home = tempDirectory({ id: "KEY", "sub/a": "1" });
      const directory = path.join(root, `.out.mizan-${kind}-${TOKEN}`);
      cpSync(path.join(root, "out"), directory, { recursive: true });
      symlinkSync(home, path.join(directory, "link"));
      symlinkSync(path.join(home, "id"), path.join(directory, "file"));
      const before = snapshot(home);
      await build(root, { "a.ts": "2" });
      expect(existsSync(directory)).toBe(false);
      expect(snapshot(home)).toEqual(before);
    },
  );

  test("empty directories and locks that were moved aside", async () => {
    const root = await built();
    mkdirSync(path.join(root, `.out.mizan-new-${TOKEN}`));
    writeFileSync(path.join(root, ".out.mizan-lock-4711"), "");
    await build(root, { "a.ts": "1" });
    expect(names(root).filter((name) => name.startsWith("."))).toEqual([]);
    expect(existsSync(path.join(root, `.out.mizan-new-${TOKEN}`))).toBe(false);
  });
});

test("a comparison ignores what the first build left in a mount point when it was killed, and keeps it", async () => {
  const root = tempDirectory({ [`out/.mizan-next-${TOKEN}/a.ts`]: "1", "node_modules/x": "" });
  const before = snapshot(path.join(root, "out"));
  const { changes } = await build(root, { "a.ts": "1" }, "compare");
  expect(changes.map(({ path, change }) => `${change} ${path}`)).toEqual(["added a.ts"]);
  expect(snapshot(path.join(root, "out"))).toEqual(before);
});

test("a directory without a manifest is restored, too, when the build that replaced it was killed", async () => {
  const root = await built();
  const [out, old, staged] = ["out", `.out.mizan-old-${TOKEN}`, `.out.mizan-new-${TOKEN}`];
  renameSync(path.join(root, out), path.join(root, staged));
  write(root, `${old}/a.ts`, "1");
  await expect(build(root, { "a.ts": "1", "../bad": "" })).rejects.toThrow("MZ5001");
  expect(contents(path.join(root, out))).toEqual({ "a.ts": "1" });
  expect(existsSync(path.join(root, staged))).toBe(false);
});

test("a new file is never moved through a link that points outside the output directory", async () => {
  const root = await built();
  const home = tempDirectory({ "a.txt": "" });
  write(root, "out/sub/mine.md", "mine");
  cpSync(path.join(root, "out"), path.join(root, `.out.mizan-old-${TOKEN}`), { recursive: true });
  rmSync(path.join(root, "out/sub"), { recursive: true });
  symlinkSync(home, path.join(root, "out/sub"));
  await build(root, { "a.ts": "2" });
  expect(names(home)).toEqual(["a.txt"]);
  expect(contents(root)[`.out.mizan-old-${TOKEN}/sub/mine.md`]).toBe("mine");
});

test.each([
  ["link", (lock: string, home: string) => symlinkSync(path.join(home, "id"), lock)],
  ["dangling link", (lock: string) => symlinkSync("nowhere", lock)],
  ["directory", (lock: string) => mkdirSync(lock)],
])("a %s in the place of the lock is an error, and stays", async (_kind, put) => {
  const root = await built();
  const home = tempDirectory({ id: "KEY" });
  const lock = path.join(root, ".out.mizan-lock");
  put(lock, home);
  const before = snapshot(home);
  for (const mode of ["write", "compare"] as const) {
    expect(await errors(() => build(root, { "a.ts": "2" }, mode))).toEqual([
      `MZ5005 : ${root}/out cannot be the output directory: its lock ${lock} is a link or a directory; delete it.`,
    ]);
  }
  expect(snapshot(home)).toEqual(before);
});

test("an output directory that is a broken link is an error", async () => {
  const root = tempDirectory();
  symlinkSync("nowhere", path.join(root, "out"));
  expect(await errors(() => build(root, { "a.ts": "1" }))).toEqual([
    `MZ5005 : ${root}/out cannot be the output directory: it is a symbolic link to a path that does not exist.`,
  ]);
});

test("a manifest that is a link is ignored", async () => {
  const root = await built();
  const elsewhere = tempDirectory();
  renameSync(path.join(root, "out/.mizan-manifest.json"), path.join(elsewhere, "manifest.json"));
  symlinkSync(path.join(elsewhere, "manifest.json"), path.join(root, "out/.mizan-manifest.json"));
  expect(await errors(() => build(root, { "a.ts": "2" }))).toEqual([
    expect.stringMatching(/^MZ5011 .*it is a link or a directory/),
  ]);
});

describe("a comparison does not change the disk when", () => {
  const other: Record<string, string> = { "a.ts": "2", "b.ts": "1" };
  const compare = async (root: string, files = other) => {
    const before = snapshot(root);
    const result = await build(root, files, "compare").catch(String);
    expect(snapshot(root)).toEqual(before);
    return typeof result === "string" ? result : result.changes.map((one) => `${one.change} ${one.path}`);
  };

  test("the output is up to date, or is not", async () => {
    const root = await built();
    expect(await compare(root, { "a.ts": "1" })).toEqual([]);
    expect(await compare(root)).toEqual(["changed a.ts", "added b.ts"]);
  });
  test("there is no output directory, nor the directories on the way to it", async () => {
    const root = tempDirectory();
    const made = generator([target("t", other, "deep/er/out")], { root });
    expect((await made.build({ mode: "compare" })).changes).toHaveLength(2);
    expect(names(root)).toEqual([]);
    expect(existsSync(path.join(root, "deep"))).toBe(false);
  });
  test("a killed build has moved the output directory aside", async () => {
    const root = await built();
    moveAside(root);
    expect(await compare(root)).toEqual(["added a.ts", "added b.ts"]);
  });
  test("there are leftovers of every kind, and links of their names", async () => {
    const root = await built();
    const home = tempDirectory({ ".ssh/id": "KEY" });
    for (const kind of ["new", "old", "trash"]) {
      cpSync(path.join(root, "out"), path.join(root, `.out.mizan-${kind}-${TOKEN}`), { recursive: true });
      symlinkSync(home, path.join(root, `.out.mizan-${kind}-x`));
    }
    const stale = JSON.stringify({ pid: process.pid, host: hostname(), started: "1" });
    writeFileSync(path.join(root, ".out.mizan-lock"), stale);
    writeFileSync(path.join(root, ".out.mizan-lock-12"), stale);
    expect(await compare(root)).toEqual(["changed a.ts", "added b.ts"]);
    expect(names(home)).toEqual([".ssh/id"]);
  });
  test("a generated file was edited", async () => {
    const root = await built();
    write(root, "out/a.ts", "edited");
    expect(await compare(root)).toMatch("MZ5006");
  });
  test("a build that another process runs has not ended yet: it waits", async () => {
    const root = await built();
    const lock = path.join(root, ".out.mizan-lock");
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: "elsewhere", started: null }));
    let ended = false;
    const comparing = build(root, other, "compare").then(() => (ended = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([ended, existsSync(lock)]).toEqual([false, true]);
    rmSync(lock);
    await comparing;
  });
});
