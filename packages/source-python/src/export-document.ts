import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DiagnosticError, type Logger, type SourceContext } from "@mizan/core";
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
  /**
   * The arguments of Python, which then prints the document. `--out` and `--modules` follow: files, since the application
   * may print to standard output at any time.
   */
  readonly args: readonly string[];
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
  readonly watch: SourceContext["watch"];
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
  { root, logger, signal, watch }: ExportContext,
): Promise<ExportedDocument> {
  const { framework, cwd, args, timeout } = wanted;
  if (!existsSync(cwd)) throw new DiagnosticError(directoryMissing({ framework, cwd }));
  const python = findPython({ cwd, root, python: wanted.python });
  const command = displayCommand([...python, ...args], cwd);
  logger.debug(`running ${command}`);
  const directory = mkdtempSync(join(tmpdir(), "mizan-document-"));
  const [out, modules] = [join(directory, "document.json"), join(directory, "modules.json")];
  try {
    const files = ["--out", out, "--modules", modules];
    const finished = await runProcess(python, [...args, ...files], { cwd, signal, timeout: timeout * 1000 });
    signal.throwIfAborted();
    watchModules(readIfWritten(modules), cwd, watch);
    if (finished.end === "timeout") {
      throw new DiagnosticError(timedOut({ command, seconds: timeout, stderr: finished.stderr }));
    }
    if (finished.end !== "exit" || finished.code !== 0) {
      throw new DiagnosticError(await explain(finished, python, command, wanted));
    }
    for (const [, warning = ""] of finished.stderr.matchAll(/^mizan: (.*)$/gm)) logger.warn(warning);
    return { document: parse(readIfWritten(out) ?? finished.stdout, command), origin: command };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const readIfWritten = (file: string): Buffer | undefined =>
  existsSync(file) ? readFileSync(file) : undefined;

/**
 * Watches the modules that the application imported, also if the export failed, and the directories where new ones would
 * appear. An application that ended before it could name them is fixed in any of its modules.
 */
function watchModules(written: Buffer | undefined, cwd: string, watch: SourceContext["watch"]): void {
  if (written === undefined) return watch(cwd, { extension: ".py" });
  const modules = JSON.parse(written.toString("utf8")) as readonly string[];
  for (const file of modules) watch(file);
  for (const directory of new Set([cwd, ...modules.map((file) => dirname(file))]))
    watch(directory, { extension: ".py", created: true });
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
