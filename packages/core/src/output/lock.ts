import { lstat, open, readFile, rename, rm, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirLocked, outdirUnusable } from "../diagnostics/output.ts";
import { errno, unlessMissing } from "./file-system.ts";

const WAIT_MS = 15_000;
const POLL_MS = 25;
/** The holder touches its lock at this interval. A lock that was not touched for `STALE_MS` is stale. */
const TOUCH_MS = 5_000;
const STALE_MS = 60_000;
/** A lock is written right after it is created. A lock that stays empty this long is stale. */
const EMPTY_MS = 2_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, if the system tells. Distinguishes it from a later process with the same number. */
  readonly started: string | null;
}

/**
 * Takes the lock of an output directory, and waits for another build that holds it. A lock whose process has ended
 * is taken over.
 * @returns a function that releases it.
 * @throws DiagnosticError when it stays taken; the signal's reason when aborted meanwhile.
 */
export async function takeLock(
  outDir: string,
  lock: string,
  signal: AbortSignal,
): Promise<() => Promise<void>> {
  const deadline = Date.now() + WAIT_MS;
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    started: await processStart(process.pid),
  });
  while (!(await create(lock, mine))) {
    signal.throwIfAborted();
    const seen = await readLock(outDir, lock);
    if (seen !== undefined && (await isStale(lock, seen))) await takeAway(lock, seen);
    else await pause({ outDir, lock, seen, deadline });
  }
  const touch = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => {}), TOUCH_MS);
  touch.unref();
  return async () => {
    clearInterval(touch);
    await rm(lock, { force: true });
  };
}

/**
 * Waits until no build holds the lock, without taking it. For reading.
 * @throws DiagnosticError when it stays taken; the signal's reason when aborted meanwhile.
 */
export async function waitForLock(outDir: string, lock: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    signal.throwIfAborted();
    const seen = await readLock(outDir, lock);
    if (seen === undefined || (await isStale(lock, seen))) return;
    await pause({ outDir, lock, seen, deadline });
  }
}

interface Wait {
  readonly outDir: string;
  readonly lock: string;
  readonly seen: string | undefined;
  readonly deadline: number;
}

async function pause({ outDir, lock, seen, deadline }: Wait): Promise<void> {
  if (Date.now() > deadline) {
    throw new DiagnosticError(outdirLocked({ outDir, lock, holder: describeHolder(seen) }));
  }
  await sleep(POLL_MS);
}

/** @throws DiagnosticError where a link or a directory has the name of the lock, since mizan creates neither. */
async function readLock(outDir: string, lock: string): Promise<string | undefined> {
  const stats = await unlessMissing(lstat(lock));
  if (stats === undefined) return undefined;
  if (stats.isFile()) return unlessMissing(readFile(lock, "utf8"));
  const problem = `its lock ${lock} is a link or a directory; delete it`;
  throw new DiagnosticError(outdirUnusable({ outDir, problem }));
}

async function create(lock: string, text: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(lock, "wx");
  } catch (error) {
    if (errno(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  return true;
}

async function isStale(lock: string, text: string): Promise<boolean> {
  const age = Date.now() - ((await unlessMissing(lstat(lock)))?.mtimeMs ?? Date.now());
  const holder = parseHolder(text);
  if (holder === undefined) return age > EMPTY_MS;
  if (holder.host !== hostname()) return age > STALE_MS;
  return !isAlive(holder.pid) || (await processStart(holder.pid)) !== holder.started;
}

/** Moves a stale lock aside, then checks that it was still the stale one. */
async function takeAway(lock: string, seen: string): Promise<void> {
  const aside = `${lock}-${process.pid}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (errno(error) === "ENOENT") return;
    throw error;
  }
  if ((await readFile(aside, "utf8")) === seen) await rm(aside, { force: true });
  else await rename(aside, lock);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return Number.isInteger(holder.pid) && typeof holder.host === "string" ? holder : undefined;
  } catch {
    return undefined;
  }
}

function describeHolder(text: string | undefined): string {
  const holder = parseHolder(text ?? "");
  return holder === undefined ? "unknown process" : `process ${holder.pid} on ${holder.host}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errno(error) === "EPERM";
  }
}

/** The 22nd field of proc_pid_stat(5); null on systems without it. */
async function processStart(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
