import { type CommonTargetOptions, type Plugin, readTargetOptions } from "@mizan/core";
import { KEYWORDS } from "./reserved-names.ts";

export interface PythonOptions extends CommonTargetOptions {
  /**
   * Name of the package on an index, such as `tracker-client`. Then `outDir` is a project with a `pyproject.toml`, and
   * the package `tracker_client` is in it. Without a name, `outDir` itself is the package.
   */
  readonly package?: string;
  /** Version of the package; `0.1.0` by default. */
  readonly version?: string;
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
 * Checks the options of the target.
 * @throws DiagnosticError
 */
export function checkOptions(options: unknown): CheckedOptions {
  const { name, outDir, select, given, text, fail } = readTargetOptions(options, {
    plugin: NAME,
    own: ["package", "version"],
    example: 'python({ outDir: "src/tracker_client" })',
  });
  const { package: pypi, version } = given;
  if (pypi === undefined && version !== undefined) {
    return fail(`"version" of ${NAME} is the version of a package: it needs "package" too.`);
  }
  return {
    name,
    outDir,
    package: pypi === undefined ? null : packageOf(text("package", "the name of a package"), version, fail),
    select,
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
