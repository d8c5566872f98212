import { DiagnosticError, optionHint, type Plugin, type Selection } from "@mizan/core";
import { optionInvalid } from "./diagnostics.ts";
import { KEYWORDS } from "./reserved-names.ts";

export interface PythonOptions {
  /** Directory for the generated files, relative to the config file. Only mizan writes there. */
  readonly outDir: string;
  /**
   * Name of the package on an index, such as `tracker-client`. Then `outDir` is a project with a `pyproject.toml`, and
   * the package `tracker_client` is in it. Without a name, `outDir` itself is the package.
   */
  readonly package?: string;
  /** Version of the package; `0.1.0` by default. */
  readonly version?: string;
  /** Name of the plugin, for a config with several targets of this kind; `mizan:target-python` by default. */
  readonly name?: string;
  /** Names of functions, contexts and forms: the client has only these. By default it has all. */
  readonly include?: readonly string[];
  /** Names of functions, contexts and forms that the client does not have, even if they are included. */
  readonly exclude?: readonly string[];
}

/** A project of its own. */
export interface PythonPackage {
  readonly name: string;
  readonly version: string;
  /** The name to import. */
  readonly module: string;
}

export interface CheckedOptions {
  readonly name: string;
  readonly outDir: string;
  readonly package: PythonPackage | null;
  /** The plugin's `select`, which core checks and applies. */
  readonly select: Pick<Plugin, "select">;
}

const NAME = "mizan:target-python";
const OPTIONS = ["outDir", "package", "version", "name", "include", "exclude"];

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
const PACKAGE = /^[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?$/i;
/** https://packaging.python.org/en/latest/specifications/version-specifiers/, in its normal form. */
const VERSION =
  /^(?:\d+!)?\d+(?:\.\d+)*(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?$/;

/** Names that would hide what the generated package imports. */
const TAKEN = new Set([
  "mizan_client",
  "mizan_wire",
  "pydantic",
  "typing",
  "typing_extensions",
  "datetime",
  "decimal",
  "uuid",
]);

/**
 * Checks options, which may come from JavaScript or JSON.
 * @throws DiagnosticError
 */
export function checkOptions(given: unknown): CheckedOptions {
  const fail = (reason: string): never => {
    throw new DiagnosticError(optionInvalid({ plugin: NAME, reason }));
  };
  const string = (option: string, value: unknown, what: string): string =>
    typeof value === "string" && value.trim() !== ""
      ? value
      : fail(`"${option}" of ${NAME} must be ${what}, not ${JSON.stringify(value)}.`);
  if (typeof given !== "object" || given === null) return fail(`${NAME} needs an object of options.`);
  const options = given as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(options).find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined)
    return fail(`${NAME} has no option "${unknown}". ${optionHint(unknown, OPTIONS)}`);
  const { outDir, package: pypi, version, name = NAME, include, exclude } = options;
  if (outDir === undefined) return fail(`${NAME} needs "outDir", the directory for the generated files.`);
  if (pypi === undefined && version !== undefined) {
    return fail(`"version" of ${NAME} is the version of a package: it needs "package" too.`);
  }
  const select = {
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
  } as Selection;
  return {
    name: string("name", name, "a string"),
    outDir: string("outDir", outDir, "a path"),
    package:
      pypi === undefined ? null : packageOf(string("package", pypi, "the name of a package"), version, fail),
    select: Object.keys(select).length === 0 ? {} : { select },
  };
}

function packageOf(name: string, version: unknown = "0.1.0", fail: (reason: string) => never): PythonPackage {
  const module = name.toLowerCase().replace(/[-.]+/g, "_");
  if (!PACKAGE.test(name)) {
    return fail(
      `"package" of ${NAME} must consist of letters, digits, "-", "_" and ".", and begin and end with a letter or ` +
        `digit, not ${JSON.stringify(name)}.`,
    );
  }
  if (/^\d/.test(module) || KEYWORDS.has(module) || TAKEN.has(module)) {
    return fail(`"package" of ${NAME} is ${JSON.stringify(name)}, but Python could not import "${module}".`);
  }
  if (typeof version !== "string" || !VERSION.test(version)) {
    return fail(
      `"version" of ${NAME} must be a version such as "1.2.0" or "2.0rc1", not ${JSON.stringify(version)}.`,
    );
  }
  return { name, version, module };
}
