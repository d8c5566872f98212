import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiagnosticError, type Logger } from "@mizan/core";
import { displayCommand, installCommand } from "./command.ts";
import {
  exportFailed,
  directoryMissing,
  notJson,
  packageMissing,
  pythonUnusable,
  timedOut,
} from "./diagnostics.ts";
import { findPython } from "./find-python.ts";
import { type Finished, runProcess } from "./run-process.ts";

export interface DocumentExport {
  /** The framework as messages name it, such as `FastAPI`. */
  readonly framework: string;
  /** The package that exports, by its name on PyPI: `mizan-fastapi`. Its module is the same with underscores. */
  readonly distribution: string;
  /** What is exported, as its users call it: `app.main`. */
  readonly subject: string;
  /** The arguments of Python, which then prints the document. */
  readonly args: readonly string[];
  /**
   * The argument after which the exporter takes a file to write to instead. For exporters that cannot keep what the
   * application prints out of standard output.
   */
  readonly outArgument?: string;
  /** How to fix the error that Python prints to standard error when it matches, where the error does not say so. */
  readonly hint?: { readonly output: RegExp; readonly text: string };
  /** Absolute path of the directory that Python runs in. */
  readonly cwd: string;
  /** The option `python` of the source. */
  readonly python: string | undefined;
  /** Seconds. */
  readonly timeout: number;
}

export interface ExportContext {
  /** The directory of the config file. */
  readonly root: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

export interface ExportedDocument {
  readonly document: unknown;
  /** The command that prints it. */
  readonly origin: string;
}

/**
 * Runs an exporter in the application's Python and parses the document.
 *
 * @throws DiagnosticError MZ2101 to MZ2107
 */
export async function exportDocument(
  wanted: DocumentExport,
  { root, logger, signal }: ExportContext,
): Promise<ExportedDocument> {
  const { framework, cwd, args, timeout, outArgument } = wanted;
  if (!existsSync(cwd)) throw new DiagnosticError(directoryMissing({ framework, cwd }));
  const python = findPython({ cwd, root, python: wanted.python });
  const command = displayCommand([...python, ...args], cwd);
  logger.debug(`running ${command}`);
  const directory = outArgument === undefined ? undefined : mkdtempSync(join(tmpdir(), "mizan-document-"));
  try {
    const file = directory === undefined ? undefined : join(directory, "document.json");
    const out = outArgument === undefined || file === undefined ? [] : [outArgument, file];
    const finished = await runProcess(python, [...args, ...out], { cwd, signal, timeout: timeout * 1000 });
    signal.throwIfAborted();
    if (finished.end === "timeout") {
      throw new DiagnosticError(timedOut({ command, seconds: timeout, stderr: finished.stderr }));
    }
    if (finished.end !== "exit" || finished.code !== 0) {
      throw new DiagnosticError(await explain(finished, python, command, wanted));
    }
    for (const [, warning = ""] of finished.stderr.matchAll(/^mizan: (.*)$/gm)) logger.warn(warning);
    const written = file !== undefined && existsSync(file) ? readFileSync(file) : undefined;
    return { document: parse(written ?? finished.stdout, command), origin: command };
  } finally {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  }
}

/** Asks Python itself whether the exporter is installed, since error messages do not say it reliably. */
async function explain(
  finished: Finished,
  python: readonly string[],
  command: string,
  { cwd, hint, distribution, subject }: DocumentExport,
) {
  if (finished.end === "spawn-error") return pythonUnusable({ command, reason: finished.stderr });
  const module = distribution.replaceAll("-", "_");
  const probe = `import importlib.util as u, sys; sys.exit(0 if u.find_spec('${module}') else 3)`;
  const installed = await runProcess(python, ["-c", probe], { cwd, timeout: 30_000 });
  if (installed.end === "exit" && installed.code === 3)
    return packageMissing({
      python,
      command,
      distribution,
      install: installCommand(python, cwd, distribution),
    });
  const text = hint?.output.test(finished.stderr) ? hint.text : undefined;
  return exportFailed({ subject, command, cwd, finished, hint: text });
}

function parse(bytes: Buffer, command: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8")) as unknown;
  } catch (error) {
    throw new DiagnosticError(notJson({ command, stdout: bytes, error }));
  }
}
