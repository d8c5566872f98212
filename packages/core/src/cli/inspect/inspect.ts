import { loadConfig } from "../../config/load.ts";
import { createGenerator } from "../../generator.ts";
import { diagnosticJson } from "../../diagnostics/format.ts";
import { Trace } from "../../pipeline/trace.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { interruptible } from "../interruption.ts";
import { terminalLogger } from "../logger.ts";
import { printProblems } from "../problems.ts";
import { showProgress } from "../progress.ts";
import { openTerminal } from "../terminal.ts";
import { overview } from "./overview.ts";

export interface InspectOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `mizan inspect`. @returns the exit code. */
export async function inspect(options: InspectOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  const trace = new Trace();
  const { signal, release } = interruptible(trace);
  const hideProgress = showProgress(trace, process.stderr);
  try {
    const { root, plugins } = await loadConfig({ file: options.config, cwd: process.cwd() });
    const generator = createGenerator(plugins, { root, trace, logger: terminalLogger(terminal, options) });
    const { ir, diagnostics } = await generator.load({ signal });
    hideProgress();
    if (options.json === true) {
      const { title, version, functions, contexts } = ir;
      const report = { title, version, functions, contexts, diagnostics: diagnostics.map(diagnosticJson) };
      terminal.out(JSON.stringify(report, null, 2));
    } else {
      printProblems(diagnostics, terminal);
      terminal.out(overview(ir));
    }
    return EXIT.built;
  } finally {
    hideProgress();
    release();
  }
}
