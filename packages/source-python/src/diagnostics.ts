import { resolve } from "node:path";
import { defineDiagnostic, type DiagnosticDetails, type DiagnosticFactory } from "@mizan/core";
import type { Finished } from "./run-process.ts";
import { firstDefinitionError, innermostFrame, trimTraceback } from "./traceback.ts";

export const pythonMissing: DiagnosticFactory<{
  /** Every place that was searched, in order. */
  readonly looked: readonly string[];
  /** The `python` option, when it was given. */
  readonly option: string | undefined;
}> = defineDiagnostic({
  code: "MZ2101",
  slug: "python-not-found",
  title: "No Python was found for the application",
  severity: "error",
  describe: ({ looked, option }) => ({
    message: `No Python was found. Searched for:\n${looked.map((place) => `  ${place}`).join("\n")}`,
    hint:
      option === undefined
        ? 'Create a virtual environment (python3 -m venv .venv), or set the option "python" to the interpreter.'
        : 'The option "python" is a path, relative to the config file, or a command on PATH.',
  }),
});

export const pythonUnusable: DiagnosticFactory<{
  readonly command: string;
  /** The operating system's error message. */
  readonly reason: string;
}> = defineDiagnostic({
  code: "MZ2102",
  slug: "python-not-started",
  title: "The application's Python could not be started",
  severity: "error",
  describe: ({ command, reason }) => ({
    message: `Python could not be started: ${reason}\nThe command was:\n  ${command}`,
    hint: "Check that the interpreter is an executable file, or create the virtual environment again.",
  }),
});

export const packageMissing: DiagnosticFactory<{
  /** The command that starts the Python that was found. */
  readonly python: readonly string[];
  readonly command: string;
  /** Its name on PyPI. */
  readonly distribution: string;
  /** How to install it. */
  readonly install: string;
}> = defineDiagnostic({
  code: "MZ2103",
  slug: "python-package-missing",
  title: "mizan's package is not installed in the application's Python",
  severity: "error",
  describe: ({ python, command, distribution, install }) => ({
    message: `${distribution} is not installed in ${python.join(" ")}.\nThe command was:\n  ${command}`,
    hint: `${install}
If this is the wrong Python, build in the right environment (activate it, or \`poetry run npx mizan build\`), or set \
the option "python" to its interpreter.`,
  }),
});

export const exportFailed: DiagnosticFactory<{
  /** What was exported, as its users call it. */
  readonly subject: string;
  readonly command: string;
  /** Absolute path of the directory that it ran in. */
  readonly cwd: string;
  readonly finished: Finished;
  /** How to fix it, where Python's output does not say. */
  readonly hint: string | undefined;
}> = defineDiagnostic({
  code: "MZ2104",
  slug: "export-failed",
  title: "The application could not be imported or exported",
  severity: "error",
  describe({ subject, command, cwd, finished, hint }): DiagnosticDetails {
    const reason =
      finished.killedBy === null ? `exit code ${finished.code}` : `killed by ${finished.killedBy}`;
    const located = firstDefinitionError(finished.stderr);
    const source = located === undefined ? innermostFrame(finished.stderr, cwd) : resolve(cwd, located);
    return {
      message: `Python could not export ${subject} (${reason}).${output(finished.stderr)}\nThe command was:\n  ${command}`,
      hint: hint ?? "Fix the error that Python reports above. You can also run the command yourself.",
      ...(source === undefined ? {} : { source }),
    };
  },
});

export const timedOut: DiagnosticFactory<{
  readonly command: string;
  readonly seconds: number;
  readonly stderr: string;
}> = defineDiagnostic({
  code: "MZ2105",
  slug: "export-timeout",
  title: "The export took too long",
  severity: "error",
  describe: ({ command, seconds, stderr }) => ({
    message: `The export was stopped after ${seconds} s.${output(stderr)}\nThe command was:\n  ${command}`,
    hint: 'Importing the application must not start a server or wait for one. If it is only slow, raise the option "timeout" (seconds).',
  }),
});

/** What Python printed on standard error, as a paragraph of its own. */
function output(stderr: string): string {
  const text = trimTraceback(stderr);
  return text === "" ? "" : `\n\n${text}\n`;
}

export const notJson: DiagnosticFactory<{
  readonly command: string;
  readonly stdout: Buffer;
  readonly error: unknown;
}> = defineDiagnostic({
  code: "MZ2106",
  slug: "export-not-json",
  title: "The export printed something that is not JSON",
  severity: "error",
  describe: ({ command, stdout, error }) => ({
    message: `The export printed ${stdout.length} bytes that are not JSON. They begin with:\n  ${beginning(stdout)}\nThe command was:\n  ${command}`,
    hint: "The application prints something while it is imported. Print it to standard error, or remove it.",
    cause: error,
  }),
});

const SHOWN_BYTES = 200;

/** Escaped, so that control characters cannot disturb a terminal. */
function beginning(bytes: Buffer): string {
  const text = bytes.subarray(0, SHOWN_BYTES).toString("utf8");
  return `${JSON.stringify(text)}${bytes.length > SHOWN_BYTES ? " …" : ""}`;
}

export const directoryMissing: DiagnosticFactory<{
  /** The framework, such as `FastAPI`. */
  readonly framework: string;
  readonly cwd: string;
}> = defineDiagnostic({
  code: "MZ2107",
  slug: "backend-directory-missing",
  title: "The directory of the application does not exist",
  severity: "error",
  describe: ({ framework, cwd }) => ({
    message: `The directory of the ${framework} source does not exist: ${cwd}`,
    hint: 'Check the option "cwd". It is relative to the config file.',
    path: cwd,
  }),
});
