// Preloaded into every measured process: notes its peak resident memory (kB) when it ends.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.MIZAN_BENCH_RSS;
if (file && isMainThread) {
  process.on("exit", () => {
    const earlier = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    writeFileSync(file, String(Math.max(earlier, process.resourceUsage().maxRSS)));
  });
}
