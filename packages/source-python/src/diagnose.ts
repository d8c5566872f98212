import { existsSync } from "node:fs";
import { relative } from "node:path";
import { type Check, type DiagnoseContext, type Diagnostic, isDiagnosticError } from "@mizan/core";
import { displayWords, installCommand } from "./command.ts";
import { directoryMissing, pythonUnusable } from "./diagnostics.ts";
import type { DocumentExport } from "./export-document.ts";
import { findPython } from "./find-python.ts";
import { runProcess } from "./run-process.ts";

/** As `requires-python` of the packages. */
const OLDEST = [3, 11] as const;
const TIMEOUT_MS = 30_000;
const [PYTHON, PACKAGES] = ["Python", "Python packages"];

/** Works in every Python 3. Its last line is what it found, since a `sitecustomize` may print too. */
const SCRIPT = `
import json, sys
names = {"mizan-core", "mizan-wire", "mizan-fastapi", "mizan-django", "mizan-client", "mizan-kernel"}
found = []
try:
    from importlib.metadata import distributions
    for one in distributions():
        name = (one.metadata["Name"] or "").lower().replace("_", "-")
        if name in names and [name, one.version] not in found:
            found.append([name, one.version])
except ImportError:
    pass
print(json.dumps({"version": list(sys.version_info[:3]), "prefix": sys.prefix,
                  "venv": sys.prefix != sys.base_prefix, "packages": sorted(found)}))
`;

interface Environment {
  readonly version: readonly number[];
  /** The directory of the environment. */
  readonly prefix: string;
  readonly venv: boolean;
  /** Name and version, sorted. */
  readonly packages: readonly (readonly [name: string, version: string])[];
}

/** Checks the Python of an application, and the packages of mizan in it. */
export async function diagnosePython(
  wanted: Pick<DocumentExport, "framework" | "distribution" | "cwd" | "python">,
  context: DiagnoseContext,
): Promise<readonly Check[]> {
  const { framework, cwd } = wanted;
  if (!existsSync(cwd)) return [problem(PYTHON, directoryMissing({ framework, cwd }))];
  let python: readonly string[];
  try {
    python = findPython({ cwd, root: context.root, python: wanted.python });
  } catch (error) {
    if (isDiagnosticError(error)) return error.diagnostics.map((one) => problem(PYTHON, one));
    throw error;
  }
  const found = await environmentOf(python, cwd, context.signal);
  if (typeof found === "string") {
    const command = displayWords(python);
    return [problem(PYTHON, pythonUnusable({ command, reason: found }))];
  }
  return [
    interpreterCheck(found, python, cwd),
    ...packageChecks(found, python, wanted, context.versions.core),
  ];
}

const problem = (subject: string, { message, hint }: Diagnostic): Check => ({
  subject,
  status: "problem",
  message,
  ...(hint === undefined ? {} : { hint }),
});

/** Asks an interpreter. @returns why it could not be asked, if it could not. */
async function environmentOf(
  python: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<Environment | string> {
  const { end, code, stdout, stderr } = await runProcess(python, ["-c", SCRIPT], {
    cwd,
    signal,
    timeout: TIMEOUT_MS,
  });
  signal.throwIfAborted();
  if (end === "timeout") return `it did not end within ${TIMEOUT_MS / 1000} s`;
  if (end !== "exit" || code !== 0)
    return stderr.trim().split("\n").at(-1) ?? `it ended with exit code ${code}`;
  const line = stdout.toString("utf8").trim().split("\n").at(-1) ?? "";
  return parsed(line) ?? `it printed ${JSON.stringify(line.slice(0, 80))} instead of its version`;
}

function parsed(line: string): Environment | undefined {
  try {
    const found = JSON.parse(line) as Partial<Environment> | null;
    return Array.isArray(found?.version) ? (found as Environment) : undefined;
  } catch {
    return undefined;
  }
}

function interpreterCheck(
  { version, prefix, venv }: Environment,
  python: readonly string[],
  cwd: string,
): Check {
  const name = version.join(".");
  const inside = relative(cwd, prefix);
  const shown = inside.startsWith("..") ? prefix : inside;
  const place = venv
    ? `in the virtual environment ${shown}`
    : `${displayWords(python)}, in no virtual environment`;
  const [major = 0, minor = 0] = version;
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))
    return { subject: PYTHON, status: "ok", message: `${name} ${place}` };
  return {
    subject: PYTHON,
    status: "problem",
    message: `${name} ${place} is too old: mizan needs ${OLDEST.join(".")}.`,
    hint: 'Create the virtual environment with a newer Python, or set the option "python" of the source.',
  };
}

function packageChecks(
  { packages }: Environment,
  python: readonly string[],
  { distribution, cwd }: Pick<DocumentExport, "distribution" | "cwd">,
  core: string,
): readonly Check[] {
  const install = (what: string): string => `Run \`${installCommand(python, cwd, what)}\`.`;
  const list = packages.map((one) => one.join(" ")).join(", ");
  const own = packages.find(([name]) => name === distribution);
  if (own === undefined) {
    const message = `${distribution} is not installed in ${displayWords(python)}${list === "" ? "" : `, which has ${list}`}.`;
    return [{ subject: PACKAGES, status: "problem", message, hint: install(distribution) }];
  }
  const names = packages.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const hint = `Uninstall ${twice} until it is gone, and install it again.`;
    return [{ subject: PACKAGES, status: "problem", message: `${twice} is installed twice: ${list}.`, hint }];
  }
  if (new Set(packages.map(([, version]) => version)).size > 1) {
    const hint = `${install(`${distribution}==${own[1]}`)} All packages of mizan need the same version.`;
    return [{ subject: PACKAGES, status: "problem", message: `The versions differ: ${list}.`, hint }];
  }
  if (released(own[1]) === released(core)) return [{ subject: PACKAGES, status: "ok", message: list }];
  const hint = `${install(`${distribution}==${core}`)} Or install version ${own[1]} of the npm packages.`;
  const message = `The versions differ: ${list}, but @mizan/core ${core}.`;
  return [{ subject: PACKAGES, status: "warning", message, hint }];
}

/** The part of a version that npm and Python write alike: `1.2.0` of `1.2.0-rc.1` and of `1.2.0rc1`. */
const released = (version: string): string => /^\d+(\.\d+)*/.exec(version)?.[0] ?? version;
