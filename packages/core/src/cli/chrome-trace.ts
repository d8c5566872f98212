import { writeFile } from "node:fs/promises";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { profileNotWritten } from "../diagnostics/command.ts";
import type { Trace } from "../pipeline/trace.ts";

/**
 * The spans of a build in the Trace Event Format, which chrome://tracing and https://ui.perfetto.dev read.
 * One row for each plugin, and the first row for phases. A span that never ended lasts until now.
 */
export function chromeTrace({ spans, now }: Pick<Trace, "spans" | "now">): object {
  const rows = ["mizan", ...new Set(spans.flatMap(({ plugin }) => plugin ?? []))];
  const names = rows.map((name, tid) => ({ ph: "M", name: "thread_name", pid: 1, tid, args: { name } }));
  const events = spans.map(({ name, plugin, start, end = now() }) => ({
    ph: "X",
    name,
    cat: plugin === undefined ? "phase" : "tap",
    pid: 1,
    tid: plugin === undefined ? 0 : rows.indexOf(plugin),
    ts: Math.round(start * 1000),
    dur: Math.round((end - start) * 1000),
  }));
  return { displayTimeUnit: "ms", traceEvents: [...names, ...events] };
}

/** @throws DiagnosticError when the file cannot be written. */
export async function writeProfile(file: string, trace: Trace): Promise<void> {
  try {
    await writeFile(file, JSON.stringify(chromeTrace(trace)));
  } catch (error) {
    throw new DiagnosticError(profileNotWritten({ path: file, cause: error }));
  }
}
