import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { DiagnosticError } from "@mizan/core";
import { pythonMissing } from "./diagnostics.ts";

export interface PythonSearch {
  /** Absolute path of the directory that the application is imported from. */
  readonly cwd: string;
  /** Absolute path of the config file's directory. */
  readonly root: string;
  /** The plugin's option. */
  readonly python: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

/**
 * The command that starts the application's Python: the option, otherwise the active virtual environment,
 * otherwise a `.venv` or `venv` in `cwd` or above it, otherwise the one on PATH.
 *
 * @throws DiagnosticError MZ2101, which lists every place that was searched
 */
export function findPython(search: PythonSearch): readonly string[] {
  const { python, root, env = process.env } = search;
  const looked: string[] = [];
  const found = (file: string): boolean => {
    looked.push(file);
    return existsSync(file);
  };
  if (python !== undefined) {
    const file = /[/\\]/.test(python) ? resolve(root, python) : undefined;
    if (file === undefined ? onPath(python, search, looked) : found(file)) return [file ?? python];
    throw new DiagnosticError(pythonMissing({ looked, option: python }));
  }
  const active = [env["VIRTUAL_ENV"], env["CONDA_PREFIX"]].filter((directory) => directory !== undefined);
  for (const environment of [...active, ...localEnvironments(search)]) {
    const file = interpreterOf(environment, search);
    if (found(file)) return [file];
  }
  for (const command of pathCommands(search)) {
    if (onPath(command[0] ?? "", search, looked)) return command;
  }
  throw new DiagnosticError(pythonMissing({ looked, option: undefined }));
}

/** `.venv` and `venv` in `cwd` and above it, up to the repository's root (or else up to the config file). */
function localEnvironments({ cwd, root }: PythonSearch): string[] {
  const directories = ancestors(cwd);
  const repository = directories.findIndex((directory) => existsSync(join(directory, ".git")));
  const config = directories.indexOf(root);
  const last = repository >= 0 ? Math.max(repository, config) : Math.max(config, 0);
  return directories
    .slice(0, last + 1)
    .flatMap((directory) => [join(directory, ".venv"), join(directory, "venv")]);
}

function ancestors(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...ancestors(parent)];
}

function interpreterOf(environment: string, { platform = process.platform }: PythonSearch): string {
  return platform === "win32"
    ? join(environment, "Scripts", "python.exe")
    : join(environment, "bin", "python");
}

function pathCommands({ platform = process.platform }: PythonSearch): string[][] {
  return platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
}

function onPath(
  command: string,
  { env = process.env, platform = process.platform }: PythonSearch,
  looked: string[],
): boolean {
  looked.push(`${command} on PATH`);
  const names = platform === "win32" ? [`${command}.exe`, `${command}.bat`, command] : [command];
  const directories = (env["PATH"] ?? env["Path"] ?? "")
    .split(delimiter)
    .filter((directory) => directory !== "");
  return directories.some((directory) => names.some((name) => existsSync(join(directory, name))));
}
