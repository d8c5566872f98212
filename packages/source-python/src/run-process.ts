import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Milliseconds; then the process and everything it started are killed. */
  readonly timeout: number;
}

export interface Finished {
  /** `spawn-error`: the program could not be started; `stderr` says why. */
  readonly end: "exit" | "killed" | "timeout" | "spawn-error";
  /** Exit code, when it ended by itself. */
  readonly code: number | null;
  /** What killed it, when something did. */
  readonly killedBy: string | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** A timer with a longer time fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Runs a program to its end. Never rejects: the result says how it ended. */
export function runProcess(
  [program = "", ...first]: readonly string[],
  args: readonly string[],
  { cwd, signal, timeout }: RunOptions,
): Promise<Finished> {
  return new Promise((resolve) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let isLate = false;
    const child = spawn(program, [...first, ...args], {
      cwd,
      env: { ...process.env, PYTHONIOENCODING: "utf-8" },
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, so that processes of the application are killed too.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    const stop = (): void => {
      killGroup(child.pid);
    };
    const onLimit = (): void => {
      isLate = true;
      stop();
    };
    const timer = setTimeout(onLimit, Math.min(timeout, LONGEST_MS));
    signal?.addEventListener("abort", stop);
    const finish = (result: Pick<Finished, "end" | "code" | "killedBy">, message?: string): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      resolve({
        ...result,
        stdout: Buffer.concat(stdout),
        stderr: message ?? Buffer.concat(stderr).toString("utf8"),
      });
    };
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error) => {
      finish({ end: "spawn-error", code: null, killedBy: null }, error.message);
    });
    // A process that the application has started would keep the streams open, and remain after each build.
    child.on("exit", stop);
    child.on("close", (code, killedBy) => {
      const end = isLate ? "timeout" : killedBy === null ? "exit" : "killed";
      finish({ end, code, killedBy });
    });
    if (signal?.aborted) stop();
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // The process has ended in the meantime.
  }
}
