import path from "node:path";
import { styleText } from "node:util";
import { internalError } from "../diagnostics/command.ts";
import { isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { outputStale } from "../diagnostics/output.ts";
import { diagnosticJson, formatDiagnostic, printable, printableLine } from "../diagnostics/format.ts";
import type { BuildResult } from "../finish-builds.ts";
import type { OutputChange } from "../output/plan.ts";
import { EXIT, exitCodeOf, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

export interface ReportOptions {
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Several reports follow each other, so each JSON report is one line. */
  readonly watch?: boolean;
}

/** Whether a build writes its output, or only compares it. */
export function writes({ check, dryRun }: ReportOptions): boolean {
  return check !== true && dryRun !== true;
}

const SIGNS = { added: "+", changed: "~", removed: "-" } as const;
const COLORS = { added: "green", changed: "yellow", removed: "red" } as const;

/** Prints what a build did, or would do. @returns the exit code. */
export function reportBuild(result: BuildResult, options: ReportOptions, terminal: Terminal): ExitCode {
  const { changes, diagnostics } = result;
  const stale = options.check === true && changes.length > 0;
  if (options.json === true) {
    const files = changes.map(({ outDir, path: file, change }) => ({
      path: path.join(outDir, file),
      change,
    }));
    print(
      {
        ok: !stale,
        written: writes(options) && files.length > 0,
        files,
        diagnostics: [...diagnostics, ...(stale ? [outputStale({ changes: count(changes) })] : [])].map(
          diagnosticJson,
        ),
      },
      options,
      terminal,
    );
  } else {
    printProblems(
      options.quiet === true ? diagnostics.filter(({ severity }) => severity !== "note") : diagnostics,
      terminal,
    );
    if (stale || options.quiet !== true) printChanges(changes, options, terminal);
  }
  return stale ? EXIT.failed : EXIT.built;
}

/** Prints why a command failed. @returns the exit code. */
export function reportFailure(thrown: unknown, options: ReportOptions, terminal: Terminal): ExitCode {
  const problems = problemsIn(thrown);
  if (options.json === true) {
    print(
      { ok: false, written: false, files: [], diagnostics: problems.map(diagnosticJson) },
      options,
      terminal,
    );
  } else printProblems(problems, terminal);
  return exitCodeOf(thrown, problems);
}

function printChanges(
  changes: readonly OutputChange[],
  { check, dryRun }: ReportOptions,
  terminal: Terminal,
): void {
  for (const { outDir, path: file, change } of changes) {
    const line = `${SIGNS[change]} ${printableLine(path.relative(process.cwd(), path.join(outDir, file)))}`;
    terminal.out(terminal.color.out ? styleText(COLORS[change], line, { validateStream: false }) : line);
  }
  if (changes.length === 0) terminal.out("Up to date.");
  else if (check === true) terminal.out(`Not up to date: ${count(changes)}. Run \`mizan build\`.`);
  else terminal.out(`${dryRun === true ? "Would write" : "Wrote"} ${count(changes)}.`);
}

/** e.g. `2 added, 1 removed`. */
function count(changes: readonly OutputChange[]): string {
  return (["added", "changed", "removed"] as const)
    .map((kind) => [changes.filter(({ change }) => change === kind).length, kind] as const)
    .filter(([number]) => number > 0)
    .map(([number, kind]) => `${number} ${kind}`)
    .join(", ");
}

function print(value: object, { watch }: ReportOptions, terminal: Terminal): void {
  terminal.out(printable(JSON.stringify(value, null, watch === true ? 0 : 2)));
}

/** A thrown value as diagnostics. Anything but a DiagnosticError is an unexpected error. */
function problemsIn(thrown: unknown): readonly Diagnostic[] {
  return isDiagnosticError(thrown) ? thrown.diagnostics : [internalError({ cause: thrown })];
}

export function printProblems(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  for (const diagnostic of diagnostics) {
    terminal.err(formatDiagnostic(diagnostic, { color: terminal.color.err, debug: terminal.debug }));
  }
}
