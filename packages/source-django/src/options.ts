import { DiagnosticError } from "@mizan/core";
import {
  type CheckedPythonOptions,
  checkPythonOptions,
  OptionProblem,
  type PythonOptions,
} from "@mizan/source-python";
import { optionInvalid } from "./diagnostics.ts";

export interface DjangoOptions extends PythonOptions {
  /** The project's `manage.py`, relative to `cwd`; by default the one in that directory. */
  readonly manage?: string;
  /** The settings module, such as `shop.settings.production`; by default the one that `manage.py` or the environment sets. */
  readonly settings?: string;
}

export type CheckedOptions = CheckedPythonOptions &
  Required<Pick<DjangoOptions, "manage">> &
  Pick<DjangoOptions, "settings">;

const MODULE = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

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
    throw new OptionProblem("manage", "cannot be read: the options are not an object");
  }
  const given = options as Readonly<Record<string, unknown>>;
  const checked = checkPythonOptions(given, ["manage", "settings"]);
  const { manage = "manage.py", settings } = given;
  if (typeof manage !== "string" || manage === "") throw new OptionProblem("manage", "must be a path");
  if (settings === undefined) return { manage, ...checked };
  if (typeof settings !== "string" || !MODULE.test(settings)) {
    throw new OptionProblem(
      "settings",
      `is ${JSON.stringify(settings)}, which is not a dotted Python module`,
    );
  }
  return { manage, settings, ...checked };
}
