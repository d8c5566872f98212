import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY_HOOK = new URL("./memory-hook.mjs", import.meta.url).href;

/**
 * Runs one command as a cold process.
 * @returns CPU seconds of the process and everything it started, and the peak resident memory of the main
 *   process in MB; or the reason why it did not finish.
 */
export function measure(command, { cwd, timeoutSeconds = 300, env = {} }) {
  const memoryFile = join(tmpdir(), `mizan-bench-${process.pid}.rss`);
  // bash's `time` adds up the process and its children (getrusage), which Node cannot ask for.
  const child = spawnSync("bash", ["-c", 'TIMEFORMAT="cpu %U %S"; time "$@"', "bench", ...command], {
    cwd,
    timeout: timeoutSeconds * 1000,
    killSignal: "SIGKILL",
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      CI: "1",
      NO_COLOR: "1",
      ...env,
      NODE_OPTIONS: `--import=${MEMORY_HOOK}`,
      MIZAN_BENCH_RSS: memoryFile,
    },
  });
  const time = /^cpu ([\d.]+) ([\d.]+)$/m.exec(child.stderr);
  if (child.error?.code === "ETIMEDOUT") return { failure: `over ${timeoutSeconds} s` };
  if (child.status !== 0 || !time)
    return { failure: `${child.stdout}\n${child.stderr}`.trim().slice(0, 2000) };
  const peakMegabytes = Number(readFileSync(memoryFile, "utf8")) / 1024;
  rmSync(memoryFile);
  return { cpuSeconds: Number(time[1]) + Number(time[2]), peakMegabytes };
}

/** The run with the median CPU time of `runs`, after one that warms the disk cache and is thrown away. */
export function median(command, options, runs) {
  const first = measure(command, options);
  if (first.failure || runs === 1) return first;
  const results = Array.from({ length: runs }, () => {
    options.beforeEach?.();
    return measure(command, options);
  });
  const failed = results.find((result) => result.failure);
  if (failed) return failed;
  return results.sort((a, b) => a.cpuSeconds - b.cpuSeconds)[Math.floor(runs / 2)];
}
