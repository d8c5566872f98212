import type { Span, Trace } from "../pipeline/trace.ts";

const FIRST_AFTER_MS = 500;
const EVERY_MS = 100;
const USUAL_COLUMNS = 80;
const CLEAR_LINE = "\r\u001b[K";

const PHASES: Readonly<Record<string, string>> = {
  loadConfig: "Reading the config",
  loadSource: "Loading",
  checkDocuments: "Checking",
  normalizeIR: "Normalising",
  emit: "Generating",
  postProcess: "Formatting",
  compare: "Comparing",
  write: "Writing",
  diagnose: "Checking the set-up",
  backend: "Asking the backend",
};

/**
 * Shows the current phase of a build on a terminal, once the build takes longer than half a second.
 * @returns a function that removes the line.
 */
export function showProgress(trace: Trace, stream: NodeJS.WriteStream): () => void {
  if (!stream.isTTY || process.env["TERM"] === "dumb") return () => {};
  const began = performance.now();
  let shown = "";
  const draw = (): void => {
    const elapsed = performance.now() - began;
    const text = elapsed < FIRST_AFTER_MS ? "" : progressText(trace.running(), elapsed);
    if (text === shown) return;
    shown = text;
    // A terminal of unknown size has 0 columns.
    stream.write(CLEAR_LINE + text.slice(0, (stream.columns || USUAL_COLUMNS) - 1));
  };
  const timer = setInterval(draw, EVERY_MS);
  timer.unref();
  // A long synchronous tap blocks the timer, so its name must be shown before it starts.
  const stop = trace.onChange(draw);
  return () => {
    stop();
    clearInterval(timer);
    if (shown !== "") stream.write(CLEAR_LINE);
  };
}

/** e.g. `Loading (mizan:source-fastapi) 3 s`. */
export function progressText(running: readonly Span[], elapsedMs: number): string {
  const [phase] = running;
  if (phase === undefined) return "";
  const plugins = running.flatMap(({ plugin }) => plugin ?? []);
  const names = plugins.length === 0 ? "" : ` (${[...new Set(plugins)].join(", ")})`;
  return `${PHASES[phase.name] ?? phase.name}${names} ${Math.floor(elapsedMs / 1000)} s`;
}
