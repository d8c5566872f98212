import { spawn } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { takeLock } from "../../src/output/lock.ts";
import { generator, target } from "../support/plugins.ts";
import { generated, tempDirectory } from "../support/temp-directory.ts";

const never = new AbortController().signal;
const holder = (over: object) =>
  JSON.stringify({ pid: process.pid, host: hostname(), started: null, ...over });

function lockFile(text: string, ageMs = 0): string {
  const lock = path.join(tempDirectory(), ".out.mizan-lock");
  writeFileSync(lock, text);
  const then = new Date(Date.now() - ageMs);
  utimesSync(lock, then, then);
  return lock;
}

/** The number of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "0"]);
  await new Promise((resolve) => child.once("exit", resolve));
  return child.pid!;
}

/** Whether a lock stays taken for a while. */
async function isTaken(lock: string): Promise<boolean> {
  const attempt = AbortSignal.timeout(200);
  return takeLock("out", lock, attempt).then(
    async (release) => (await release(), false),
    () => true,
  );
}

/** Takes a lock and gives it back, as soon as it can be had. */
async function take(lock: string): Promise<void> {
  const release = await takeLock("out", lock, never);
  await release();
}

test("a lock is exclusive, and can be taken again after its release", async () => {
  const lock = path.join(tempDirectory(), "lock");
  const release = await takeLock("out", lock, never);
  expect(await isTaken(lock)).toBe(true);
  await release();
  expect(existsSync(lock)).toBe(false);
  await take(lock);
});

test("a waiting build gets it next", async () => {
  const lock = path.join(tempDirectory(), "lock");
  const release = await takeLock("out", lock, never);
  const next = takeLock("out", lock, never);
  await release();
  await (
    await next
  )();
});

describe("a stale lock is taken over:", () => {
  test("its process is gone", async () => {
    await take(lockFile(holder({ pid: await deadPid() })));
  });
  test("its process number belongs to a later process", async () => {
    await take(lockFile(holder({ started: "1" })));
  });
  test("it was never written, some time ago", async () => {
    await take(lockFile("", 3_000));
  });
  test("it belongs to another machine and was not touched for a minute", async () => {
    await take(lockFile(holder({ host: "elsewhere" }), 61_000));
  });
});

describe("a lock is respected when", () => {
  test("it is being written", async () => {
    expect(await isTaken(lockFile(""))).toBe(true);
  });
  test("it belongs to another machine and is recent", async () => {
    expect(await isTaken(lockFile(holder({ host: "elsewhere" })))).toBe(true);
  });
});

test("builds of one directory at the same time leave the output of one of them", async () => {
  const root = tempDirectory();
  const builds = ["A", "B", "C", "D"].map((fill) =>
    generator([target("t", { "index.ts": fill, [`${fill}.ts`]: fill })], { root }).build(),
  );
  await Promise.all(builds);
  const found = generated(path.join(root, "out"));
  const fill = found["index.ts"]!;
  expect(found).toEqual({ "index.ts": fill, [`${fill}.ts`]: fill });
});
