import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { formatDirectoryUnknown, formatFailed } from "../diagnostics/output.ts";
import type { OutputFile } from "../hooks.ts";
import type { GeneratedDirectory } from "./directory.ts";
import { errno } from "./file-system.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { siblingsOf } from "./siblings.ts";
import { makeParent } from "./out-dir.ts";

/** The words of a command. `{dir}` in them is the directory to format; without it, the directory is the last argument. */
export type FormatCommand = readonly string[];

/** One command for every output directory, or one for each, by its path relative to the config. */
export type Format = FormatCommand | Readonly<Record<string, FormatCommand>>;

/**
 * Finds the command for an output directory.
 * @param real the output directories without symbolic links, by their path in the config.
 * @throws DiagnosticError if `format` names a directory to which no target writes.
 */
export function formatCommands(
  format: Format | undefined,
  real: ReadonlyMap<string, string>,
  root: string,
): (outDir: string) => FormatCommand | undefined {
  if (format === undefined || isCommand(format)) return () => format;
  const commands = new Map<string | undefined, FormatCommand>();
  const unknown: string[] = [];
  for (const [directory, command] of Object.entries(format)) {
    const outDir = real.get(path.resolve(root, directory));
    if (outDir === undefined) unknown.push(directory);
    else commands.set(outDir, command);
  }
  if (unknown.length > 0) {
    const outDirs = [...real.keys()].map((outDir) => path.relative(root, outDir));
    throw new DiagnosticError(unknown.map((directory) => formatDirectoryUnknown({ directory, outDirs })));
  }
  return (outDir) => commands.get(outDir);
}

const isCommand = (format: Format): format is FormatCommand => Array.isArray(format);

/**
 * The same directory with formatted files. The command runs on copies beside the output directory, where a formatter finds
 * the settings of the project.
 * @throws DiagnosticError if the command fails; the signal's reason when aborted.
 */
export async function formatted(
  directory: GeneratedDirectory,
  signal: AbortSignal,
): Promise<GeneratedDirectory> {
  const { outDir, files, format, root } = directory;
  if (format === undefined || files.length === 0) return directory;
  const copies = siblingsOf(outDir).staged + randomBytes(6).toString("hex");
  const removeParent = await makeParent(outDir);
  try {
    await mkdir(copies);
    // Marks the directory as ours if the process is killed.
    await writeFile(path.join(copies, MANIFEST_NAME), "{}");
    for (const file of files) {
      await mkdir(path.dirname(path.join(copies, file.path)), { recursive: true });
      await writeFile(path.join(copies, file.path), file.contents);
    }
    await run(format, copies, { outDir, root, signal });
    await checkFiles(files, copies, format, outDir);
    const read = async (file: OutputFile): Promise<OutputFile> => ({
      ...file,
      contents: await readFile(path.join(copies, file.path), "utf8"),
    });
    return { ...directory, files: await Promise.all(files.map(read)) };
  } finally {
    await rm(copies, { recursive: true, force: true });
    await removeParent();
  }
}

/** @throws DiagnosticError if the command has deleted or renamed files. */
async function checkFiles(
  files: readonly OutputFile[],
  copies: string,
  format: FormatCommand,
  outDir: string,
): Promise<void> {
  const isFile = (file: OutputFile): Promise<boolean> =>
    stat(path.join(copies, file.path)).then(
      (found) => found.isFile(),
      () => false,
    );
  const exist = await Promise.all(files.map(isFile));
  const missing = files.filter((_file, index) => !exist[index]).map((file) => file.path);
  if (missing.length === 0) return;
  const more = missing.length === 1 ? "" : ` and ${missing.length - 1} more`;
  const reason = `it deleted or renamed ${missing[0]}${more}`;
  throw new DiagnosticError(formatFailed({ command: format.join(" "), reason, output: "", path: outDir }));
}

interface RunOptions {
  readonly outDir: string;
  readonly root: string;
  readonly signal: AbortSignal;
}

async function run(
  format: FormatCommand,
  directory: string,
  { outDir, root, signal }: RunOptions,
): Promise<void> {
  const words = format.map((word) => word.replaceAll("{dir}", directory));
  const [program = "", ...args] = words.join() === format.join() ? [...words, directory] : words;
  const said: Buffer[] = [];
  const reason = await new Promise<string | undefined>((resolve) => {
    const env = { ...process.env, PATH: [...binaries(root), process.env["PATH"]].join(path.delimiter) };
    // Windows starts the programs of node_modules/.bin through a shell only.
    const shell = process.platform === "win32";
    const child = spawn(program, args, {
      ...{ cwd: root, env, shell, stdio: ["ignore", "pipe", "pipe"] },
      // A process group of its own, so that a formatter which a script has started ends too.
      detached: process.platform !== "win32",
    });
    const stop = (): void => stopGroup(child);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    const settle = (reason?: string): void => {
      signal.removeEventListener("abort", stop);
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve(reason);
    };
    let timer: NodeJS.Timeout | undefined;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => void said.push(chunk));
    child.once("error", (error) =>
      settle(errno(error) === "ENOENT" ? `the program ${program} was not found` : error.message),
    );
    child.once("exit", (code, killedBy) => {
      const reason = code === 0 ? undefined : `it ended with ${killedBy ?? `exit code ${code}`}`;
      child.once("close", () => settle(reason));
      // A server that the formatter has started may keep its streams open.
      timer = setTimeout(() => settle(reason), OUTPUT_MS);
    });
  });
  signal.throwIfAborted();
  if (reason === undefined) return;
  const [shown, meant] = [path.basename(directory), path.basename(outDir)];
  const output = Buffer.concat(said).toString("utf8").replaceAll(shown, meant).trim();
  throw new DiagnosticError(formatFailed({ command: format.join(" "), reason, output, path: outDir }));
}

/** The time that the rest of a formatter's output has to arrive. */
const OUTPUT_MS = 1_000;

function stopGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // The process has ended in the meantime.
  }
}

/** The directories of installed programs, from `root` upwards. */
function binaries(root: string): string[] {
  const own = path.join(root, "node_modules", ".bin");
  return root === path.dirname(root) ? [own] : [own, ...binaries(path.dirname(root))];
}
