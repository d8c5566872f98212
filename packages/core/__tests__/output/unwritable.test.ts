import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generator, target } from "../support/plugins.ts";
import { contents, tempDirectory } from "../support/temp-directory.ts";

const SCRIPT = fileURLToPath(new URL("../support/unwritable.mjs", import.meta.url));
/** Permissions do not bind root, so as root the build runs as another user. */
const UNPRIVILEGED = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

function build(root: string): { code: string; message: string } {
  const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root], {
    encoding: "utf8",
    ...UNPRIVILEGED,
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as { code: string; message: string };
}

async function project(): Promise<string> {
  const root = tempDirectory();
  await generator([target("target", { "a.ts": "1" }, "src/out")], { root }).build();
  if (UNPRIVILEGED.uid !== undefined) {
    execFileSync("chown", ["-R", "65534:65534", root]);
    chownSync(path.dirname(root), 0, 0);
  }
  return root;
}

test("an output directory that cannot be written stays unchanged", async () => {
  const root = await project();
  const before = contents(root);
  chmodSync(path.join(root, "src/out"), 0o555);
  expect(build(root)).toMatchObject({ code: "MZ5010", message: expect.stringContaining("EACCES") });
  chmodSync(path.join(root, "src/out"), 0o755);
  expect(contents(root)).toEqual(before);
});

test("the error names a directory in which no output directory can be created", async () => {
  const root = await project();
  const before = contents(root);
  chmodSync(path.join(root, "src"), 0o555);
  expect(build(root)).toMatchObject({
    code: "MZ5005",
    message: expect.stringContaining(`${root}/src/out cannot be the output directory: EACCES`),
  });
  chmodSync(path.join(root, "src"), 0o755);
  expect(contents(root)).toEqual(before);
});

test("an output directory that can be written is written by the same process", async () => {
  const root = await project();
  expect(build(root)).toEqual({ code: "built" });
  expect(contents(root)["src/out/a.ts"]).toBe("2");
});

test("a full disk leaves the output unchanged", async () => {
  const root = tempDirectory();
  mkdirSync(path.join(root, "disk"));
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path.join(root, "disk")]).status !== 0) {
    // Only root may mount; a limit on the size of files makes the same system call fail for other users.
    expect(buildLimited(root)).toMatchObject({ code: "MZ5010", message: expect.stringContaining("EFBIG") });
    return;
  }
  try {
    const disk = mkdtempSync(path.join(root, "disk", "p-"));
    await generator([target("t", { "a.ts": "1" })], { root: disk }).build();
    const before = contents(disk);
    const big = generator([target("t", { "a.ts": "2", "b.ts": "x".repeat(200_000) })], { root: disk });
    await expect(big.build()).rejects.toThrow(/MZ5010: .* could not be written and was not changed: ENOSPC/);
    expect(contents(disk)).toEqual(before);
  } finally {
    execFileSync("umount", [path.join(root, "disk")]);
  }
});

function buildLimited(root: string): unknown {
  const command = `trap '' XFSZ; ulimit -f 8; exec ${process.execPath} ${SCRIPT} ${root} big`;
  return JSON.parse(execFileSync("sh", ["-c", command], { encoding: "utf8" }));
}
