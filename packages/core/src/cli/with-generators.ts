import path from "node:path";
import { loadConfig } from "../config/load.ts";
import { isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { Trace } from "../pipeline/trace.ts";
import { writeProfile } from "./chrome-trace.ts";
import { UsageError } from "./exit.ts";
import { type ConfigGenerator, createGenerators } from "./generators.ts";
import { supervised, untilHang } from "./supervised.ts";
import { type Terminal, terminalLogger } from "./terminal.ts";

export interface GeneratorCommandOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly profile?: string;
}

/**
 * Runs a command with the generator of each config, and handles what every such command needs: progress, signals, a
 * tap or a config that hangs, and the profile.
 * @throws DiagnosticError, `UsageError` for an invalid config, or an Interruption.
 */
export async function withGenerators<Result>(
  options: GeneratorCommandOptions,
  terminal: Terminal,
  work: (generators: readonly ConfigGenerator[], signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const trace = new Trace();
  // Written first: the error that it cannot be written must not follow a build that succeeded.
  const profile = options.profile === undefined ? undefined : path.resolve(options.profile);
  if (profile !== undefined) await writeProfile(profile, trace);
  try {
    return await supervised(trace, options, terminal, (signal) =>
      untilHang(trace, async () => work(await prepare(options, terminal, trace), signal)),
    );
  } finally {
    if (profile !== undefined) await writeProfile(profile, trace);
  }
}

async function prepare(
  options: GeneratorCommandOptions,
  terminal: Terminal,
  trace: Trace,
): Promise<readonly ConfigGenerator[]> {
  const end = trace.begin("loadConfig");
  try {
    const config = await loadConfig({ file: options.config, cwd: process.cwd() });
    return await createGenerators(config, { trace, logger: terminalLogger(terminal, options) });
  } catch (error) {
    throw isDiagnosticError(error) ? new UsageError(error.diagnostics) : error;
  } finally {
    end();
  }
}
