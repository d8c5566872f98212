import { mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { repair } from "../../src/output/repair.ts";
import { generator, target } from "../support/plugins.ts";
import { describeOnLinux, runMounted } from "../support/mounted.ts";
import { generated, tempDirectory, write } from "../support/temp-directory.ts";
import { FILES } from "../support/victim-output.mjs";

const NOTES = { "notes.md": "mine", ".gitignore": "*\n" };

/** A project with an empty directory `out`, where a build in a container has the directory `volume`. */
async function project(): Promise<string> {
  const root = tempDirectory();
  for (const name of ["node_modules", "out", "volume"]) mkdirSync(path.join(root, name));
  await build(root, "A");
  for (const [name, text] of Object.entries(NOTES)) write(root, `volume/${name}`, text);
  return root;
}

/** Builds without a mount. */
function build(root: string, fill: string) {
  const own = target("target", FILES(fill), "volume");
  return generator([{ ...own, fingerprint: fill }], { root }).build({ force: true });
}

const volume = (root: string): string => `mount --bind ${root}/volume ${root}/out`;

const buildMounted = (root: string, outputs: object, ...mounts: readonly string[]) =>
  runMounted([volume(root), ...mounts], "build-files.mjs", [root, outputsFile(outputs)]);

const outputsFile = (outputs: object): string =>
  write(tempDirectory(), "outputs.json", JSON.stringify(outputs));

const withoutHidden = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith(".mizan-")));

const hidden = (directory: string): string[] =>
  readdirSync(directory).filter((name) => name.includes("mizan-") && name !== ".mizan-manifest.json");

describeOnLinux("in a directory that cannot be renamed,", () => {
  test("such as a mount point, a build replaces the contents", async () => {
    const root = await project();
    const common = path.join(root, "volume/directory/common.ts");
    const before = statSync(common);
    const files = { ...FILES("B"), "directory/deep": "a file now" };
    Reflect.deleteProperty(files, "directory/deep/changing.ts");
    expect(buildMounted(root, { out: files })).toMatchObject({ status: 0, output: "" });
    expect(generated(path.join(root, "volume"))).toEqual({ ...files, ...NOTES });
    expect(statSync(common)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect([...hidden(root), ...hidden(path.join(root, "volume"))]).toEqual([]);
    expect(buildMounted(root, { out: FILES("A") })).toMatchObject({ status: 0, output: "" });
    expect(generated(path.join(root, "volume"))).toEqual({ ...FILES("A"), ...NOTES });
  });

  test("such as one of a container's image, a build replaces the contents", async () => {
    const root = tempDirectory();
    for (const name of ["upper", "work", "merged", "image/node_modules"])
      mkdirSync(path.join(root, name), { recursive: true });
    await generator([target("t", FILES("A"))], { root: path.join(root, "image") }).build();
    const layers = `lowerdir=${root}/image,upperdir=${root}/upper,workdir=${root}/work,userxattr`;
    const mount = `mount -t overlay overlay -o ${layers} ${root}/merged`;
    const args = [path.join(root, "merged"), outputsFile({ out: FILES("B") })];
    const copy = `cp -r ${root}/merged/out ${root}/result`;
    expect(runMounted([mount], "build-files.mjs", args, copy)).toMatchObject({ status: 0, output: "" });
    expect(generated(path.join(root, "result"))).toEqual(FILES("B"));
    expect(hidden(path.join(root, "result"))).toEqual([]);
  });

  test("nothing changes if another directory of the build cannot be written", async () => {
    const root = await project();
    mkdirSync(path.join(root, "small"));
    const small = `mount -t tmpfs -o size=64k tmpfs ${root}/small`;
    const { status, output } = buildMounted(root, { out: FILES("B"), small: FILES("B") }, small);
    expect({ status, output }).toMatchObject({
      status: 1,
      output: expect.stringMatching(/MZ5010: .*small could not be written and was not changed: ENOSPC/),
    });
    expect(generated(path.join(root, "volume"))).toEqual({ ...FILES("A"), ...NOTES });
    expect([...hidden(root), ...hidden(path.join(root, "volume"))]).toEqual([]);
  });

  test("a build that is killed at any step leaves the old output, or what the next one completes", async () => {
    const root = await project();
    const out = path.join(root, "volume");
    const [old, next] = [FILES("A"), FILES("B")].map((files) => ({ ...files, ...NOTES }));
    const found = { old: 0, partial: 0, next: 0 };
    for (let step = 1; ; step++) {
      const { status } = runMounted([volume(root)], "victim.mjs", [root, "B", String(step)]);
      if (status === 0) break;
      // of sh, for a process that SIGKILL ended
      expect(status).toBe(137);
      const isDecided = hidden(out).some((name) => name.startsWith(".mizan-next-"));
      if (!isDecided) expect([old, next]).toContainEqual(withoutHidden(generated(out)));
      await repair(out);
      const result = generated(out);
      expect(isDecided ? [next] : [old, next]).toContainEqual(result);
      expect(hidden(out)).toEqual([]);
      found[isDecided ? "partial" : "A.ts" in result ? "old" : "next"]++;
      await build(root, "A");
    }
    expect(found.old).toBeGreaterThan(15);
    expect(found.partial).toBeGreaterThan(5);
  }, 600_000);
});
