import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticError, type Logger } from "@mizan/core";
import { displayCommand } from "./command.ts";
import { exportFailed } from "./diagnostics/export-failed.ts";
import { folderMissing } from "./diagnostics/folder-missing.ts";
import { notJson } from "./diagnostics/not-json.ts";
import { packageMissing } from "./diagnostics/package-missing.ts";
import { pythonUnusable } from "./diagnostics/python-unusable.ts";
import { timedOut } from "./diagnostics/timed-out.ts";
import { findPython } from "./find-python.ts";
import type { CheckedOptions } from "./options.ts";
import { type Finished, runProcess } from "./run-process.ts";

export interface LoadContext {
  /** The folder that relative paths resolve from. */
  readonly root: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export interface LoadedDocument {
  readonly document: unknown;
  /** The command that printed it. */
  readonly origin: string;
}

const EXPORTER = "mizan_fastapi.cli";

/** Runs the exporter in the application's Python and parses what it prints. */
export async function loadDocument(options: CheckedOptions, context: LoadContext): Promise<LoadedDocument> {
  const cwd = resolve(context.root, options.cwd);
  if (!existsSync(cwd)) throw new DiagnosticError(folderMissing({ cwd }));
  const python = findPython({ cwd, root: context.root, python: options.python });
  const args = ["-m", EXPORTER, options.module];
  const command = displayCommand([...python, ...args], cwd);
  context.logger.debug(`running ${command}`);
  const finished = await runProcess(python, args, {
    cwd,
    signal: context.signal,
    timeout: options.timeout * 1000,
  });
  context.signal.throwIfAborted();
  if (finished.end === "timeout") {
    throw new DiagnosticError(timedOut({ command, seconds: options.timeout, stderr: finished.stderr }));
  }
  if (finished.end !== "exit" || finished.code !== 0) {
    throw new DiagnosticError(await explain(finished, { python, cwd, command, module: options.module }));
  }
  return { document: parse(finished, command), origin: command };
}

interface Attempt {
  readonly python: readonly string[];
  readonly cwd: string;
  readonly command: string;
  readonly module: string;
}

/** Asks Python itself whether the exporter is installed, which no error text says for sure. */
async function explain(finished: Finished, { python, cwd, command, module }: Attempt) {
  if (finished.end === "spawn-error") return pythonUnusable({ command, reason: finished.stderr });
  const probe = "import importlib.util as u, sys; sys.exit(0 if u.find_spec('mizan_fastapi') else 3)";
  const installed = await runProcess(python, ["-c", probe], { cwd, timeout: 30_000 });
  if (installed.end === "exit" && installed.code === 3) return packageMissing({ python, command });
  return exportFailed({ module, command, finished });
}

function parse({ stdout, stderr }: Finished, command: string): unknown {
  try {
    return JSON.parse(stdout.toString("utf8")) as unknown;
  } catch (error) {
    throw new DiagnosticError(notJson({ command, stdout, stderr, error }));
  }
}
