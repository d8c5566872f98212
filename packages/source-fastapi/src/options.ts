import { defineDiagnostic, DiagnosticError, type DiagnosticFactory } from "@mizan/core";
import {
  type CheckedPythonOptions,
  checkPythonOptions,
  OptionProblem,
  type PythonOptions,
} from "@mizan/source-python";

export const optionInvalid: DiagnosticFactory<{
  readonly option: string;
  readonly problem: string;
  readonly hint: string | undefined;
}> = defineDiagnostic({
  code: "MZ2100",
  slug: "fastapi-option-invalid",
  title: "An option of the FastAPI source is invalid",
  severity: "error",
  describe: ({ option, problem, hint }) => ({
    plugin: "mizan:source-fastapi",
    message: `The option "${option}" of the FastAPI source ${problem}.`,
    hint:
      hint ??
      'For example: fastapi({ module: "app.main" }) or fastapi({ module: "app.main:app", cwd: "backend" }).',
  }),
});

export interface FastAPIOptions extends PythonOptions {
  /**
   * The Python module that holds the application, and perhaps the name there of the app or of a function that makes
   * it: `app.main`, `app.main:app`, `app.main:create_app`.
   */
  readonly module: string;
}

export type CheckedOptions = CheckedPythonOptions & Pick<FastAPIOptions, "module">;

const MODULE = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*(:[\p{L}_][\p{L}\p{N}_.]*)?$/u;

/** Checks what a config passed, which in JSON and JavaScript may be anything. */
export function checkOptions(options: unknown): CheckedOptions {
  try {
    return check(options);
  } catch (error) {
    throw error instanceof OptionProblem ? new DiagnosticError(optionInvalid(error)) : error;
  }
}

function check(options: unknown): CheckedOptions {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new OptionProblem("module", "is missing");
  }
  const given = options as Readonly<Record<string, unknown>>;
  const checked = checkPythonOptions(given, ["module"]);
  const { module } = given;
  if (module === undefined) throw new OptionProblem("module", "is missing");
  if (typeof module !== "string" || !MODULE.test(module)) {
    throw new OptionProblem("module", `is ${JSON.stringify(module)}, which is not a dotted Python module`);
  }
  return { module, ...checked };
}
