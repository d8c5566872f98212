import path from "node:path";
import { swapAll } from "../../src/output/swap.ts";
import { contents, tempDirectory } from "../support/temp-directory.ts";

const replacement = (root: string, name: string) => ({
  outDir: path.join(root, name),
  config: undefined,
  staged: path.join(root, `${name}-new`),
  old: path.join(root, `${name}-old`),
  writes: new Map(),
  prepared: path.join(root, name, ".mizan-new"),
  decided: path.join(root, name, ".mizan-next"),
});

const BEFORE = { "a/x.ts": "1", "a-new/x.ts": "2", "b/x.ts": "1", "b-new/x.ts": "2" };

test("directories are replaced, and the old contents are moved aside", async () => {
  const root = tempDirectory(BEFORE);
  await swapAll([replacement(root, "a"), replacement(root, "b")]);
  expect(contents(root)).toEqual({ "a/x.ts": "2", "a-old/x.ts": "1", "b/x.ts": "2", "b-old/x.ts": "1" });
});

describe("if one cannot be replaced, all stay unchanged, because", () => {
  test("it cannot be moved aside", async () => {
    const root = tempDirectory(BEFORE);
    const second = { ...replacement(root, "b"), old: path.join(root, "missing/b-old") };
    await expect(swapAll([replacement(root, "a"), second])).rejects.toThrow(
      `MZ5010: ${root}/b could not be written and was not changed: ENOENT`,
    );
    expect(contents(root)).toEqual(BEFORE);
  });
  test("the new directory cannot be moved there", async () => {
    const root = tempDirectory(BEFORE);
    const second = { ...replacement(root, "b"), staged: path.join(root, "missing") };
    await expect(swapAll([replacement(root, "a"), second])).rejects.toThrow(
      `MZ5010: ${root}/b could not be written and was not changed: ENOENT`,
    );
    expect(contents(root)).toEqual(BEFORE);
  });
});
