import path from "node:path";
import { loadConfig } from "../config/load.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { createGenerator, type BuildResult } from "../generator.ts";
import { Trace } from "../pipeline/trace.ts";
import { writeProfile } from "./chrome-trace.ts";
import { EXIT } from "./exit-code.ts";
import { interruptible } from "./interruption.ts";
import { terminalLogger } from "./logger.ts";
import { showProgress } from "./progress.ts";
import { reportBuild, reportFailure, type ReportOptions } from "./report.ts";
import { openTerminal } from "./terminal.ts";
import { unsettledTaps } from "./unsettled.ts";

export interface BuildCommandOptions extends ReportOptions {
  readonly config?: string;
  readonly profile?: string;
  readonly debug?: boolean;
}

/** `mizan build`. @returns the exit code. */
export async function build(options: BuildCommandOptions): Promise<number> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  if (options.watch === true) {
    const { superviseWatch, WATCHER } = await import("./watch.ts");
    if (process.env[WATCHER] === undefined) return superviseWatch();
    return (await import("./watch-loop.ts")).watchLoop(options, terminal);
  }
  const trace = new Trace();
  const { signal, release } = interruptible(trace);
  const reportHang = (): void => {
    const problems = unsettledTaps(trace.running());
    if (problems.length === 0) return;
    process.exitCode = EXIT.failed;
    reportFailure(new DiagnosticError(problems), options, terminal);
  };
  process.once("beforeExit", reportHang);
  const hideProgress = showProgress(trace, process.stderr);
  try {
    const end = trace.begin("loadConfig");
    const { root, plugins } = await loadConfig({ file: options.config, cwd: process.cwd() });
    const generator = createGenerator(plugins, { root, trace, logger: terminalLogger(terminal, options) });
    end();
    const result: BuildResult = await generator.build({
      signal,
      mode: writes(options) ? "write" : "compare",
    });
    hideProgress();
    return reportBuild(result, options, terminal);
  } catch (error) {
    hideProgress();
    if (signal.aborted) throw signal.reason;
    return reportFailure(error, options, terminal);
  } finally {
    process.removeListener("beforeExit", reportHang);
    if (options.profile !== undefined) await writeProfile(path.resolve(options.profile), trace);
    release();
  }
}

export function writes({ check, dryRun }: ReportOptions): boolean {
  return check !== true && dryRun !== true;
}
