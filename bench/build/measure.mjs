import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY_HOOK = new URL("./memory-hook.mjs", import.meta.url).href;

/**
 * Runs one command as a cold process.
 * @returns CPU seconds of the process and its child processes, or the reason why it did not finish.
 */
export function cpuTime(command, { cwd, timeoutSeconds = 300, env = {} }) {
  // bash's `time` adds up the process and its children (getrusage), which Node cannot measure.
  const child = spawnSync("bash", ["-c", 'TIMEFORMAT="cpu %U %S"; time "$@"', "bench", ...command], {
    cwd,
    timeout: timeoutSeconds * 1000,
    killSignal: "SIGKILL",
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, CI: "1", NO_COLOR: "1", ...env },
  });
  const time = /^cpu ([\d.]+) ([\d.]+)$/m.exec(child.stderr);
  if (child.error?.code === "ETIMEDOUT") return { failure: `over ${timeoutSeconds} s` };
  if (child.status !== 0 || !time)
    return { failure: `${child.stdout}\n${child.stderr}`.trim().slice(0, 2000) };
  return { cpuSeconds: Number(time[1]) + Number(time[2]) };
}

/** The same, with the peak resident memory of the main process in MB, which takes a little CPU time to measure. */
export function peakMemory(command, options) {
  const file = join(tmpdir(), `mizan-bench-${process.pid}.rss`);
  const { failure } = cpuTime(command, {
    ...options,
    env: { NODE_OPTIONS: `--import=${MEMORY_HOOK}`, MIZAN_BENCH_RSS: file },
  });
  if (failure) return { failure };
  const peakMegabytes = Number(readFileSync(file, "utf8")) / 1024;
  rmSync(file);
  return { peakMegabytes };
}

/**
 * Runs programs in turn, `runs` times each, so that other load on the machine affects all of them equally; once
 * before to measure the memory, which also warms the disk cache.
 * @param programs by name: a command and where it runs, with what to do before each run.
 * @returns each program's peak memory and median CPU time, or its failure.
 */
export function medians(programs, runs) {
  const results = {};
  for (const [name, { command, beforeEach, ...options }] of Object.entries(programs)) {
    beforeEach?.();
    results[name] = { ...peakMemory(command, options), times: [] };
  }
  for (let run = 0; run < runs; run++) {
    for (const [name, { command, beforeEach, ...options }] of Object.entries(programs)) {
      if (results[name].failure) continue;
      beforeEach?.();
      const { cpuSeconds, failure } = cpuTime(command, options);
      if (failure) results[name] = { failure };
      else results[name].times.push(cpuSeconds);
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, { times, ...result }]) => [
      name,
      result.failure ? result : { cpuSeconds: times.sort((a, b) => a - b)[times.length >> 1], ...result },
    ]),
  );
}
