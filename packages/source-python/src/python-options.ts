import { optionHint } from "@mizan/core";

/** The options that every source of a Python application takes. */
export interface PythonOptions {
  /** The directory that Python runs in. Relative to the config file; its own directory by default. */
  readonly cwd?: string;
  /**
   * The interpreter: a path, relative to the config file, or a command on PATH. By default the active
   * virtual environment, a `.venv` or `venv` in `cwd` or above it, or Python on PATH.
   */
  readonly python?: string;
  /** Seconds that the export may take. 60 by default. */
  readonly timeout?: number;
}

export type CheckedPythonOptions = Required<Omit<PythonOptions, "python">> & Pick<PythonOptions, "python">;

/** An invalid option. The problem is the end of a sentence that starts with "The option … of the … source". */
export class OptionProblem extends Error {
  readonly option: string;
  readonly problem: string;
  /** How to fix it, unless an example is enough. */
  readonly hint: string | undefined;

  constructor(option: string, problem: string, hint?: string) {
    super(`${option} ${problem}`);
    this.option = option;
    this.problem = problem;
    this.hint = hint;
  }
}

/**
 * Checks what a config passed, which in JSON and JavaScript may be anything.
 *
 * @throws OptionProblem for an invalid value, or an option that is neither one of these nor in `others`
 */
export function checkPythonOptions(
  options: Readonly<Record<string, unknown>>,
  others: readonly string[],
): CheckedPythonOptions {
  const known = [...others, "cwd", "python", "timeout"];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new OptionProblem(unknown, "does not exist", optionHint(unknown, known));
  }
  const { cwd = ".", python, timeout = 60 } = options;
  if (typeof cwd !== "string") throw new OptionProblem("cwd", "must be a path");
  if (python !== undefined && (typeof python !== "string" || python === "")) {
    throw new OptionProblem("python", "must be a path or a command");
  }
  if (typeof timeout !== "number" || !(timeout > 0)) {
    throw new OptionProblem("timeout", "must be a number of seconds greater than 0");
  }
  return { cwd, timeout, ...(python === undefined ? {} : { python }) };
}
