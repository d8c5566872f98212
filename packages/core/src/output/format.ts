import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { formatFailed } from "../diagnostics/output.ts";
import type { OutputFile } from "../hooks.ts";
import type { GeneratedDirectory } from "./directory.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { siblingsOf } from "./siblings.ts";
import { makeParent } from "./out-dir.ts";

/** The words of a command. `{dir}` in them is the directory to format; without it, the directory is the last argument. */
export type FormatCommand = readonly string[];

/** One command for every output directory, or one for each, by its path relative to the config. */
export type Format = FormatCommand | Readonly<Record<string, FormatCommand>>;

/** The command for one output directory. @param outDir absolute. */
export function formatCommandOf(
  format: Format | undefined,
  outDir: string,
  root: string,
): FormatCommand | undefined {
  if (format === undefined || isCommand(format)) return format;
  return Object.entries(format).find(([directory]) => path.resolve(root, directory) === outDir)?.[1];
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
    const child = spawn(program, args, { cwd: root, env, shell, signal, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => void said.push(chunk));
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, killedBy) =>
      resolve(code === 0 ? undefined : `it ended with ${killedBy ?? `exit code ${code}`}`),
    );
  });
  signal.throwIfAborted();
  if (reason === undefined) return;
  const [shown, meant] = [path.basename(directory), path.basename(outDir)];
  const output = Buffer.concat(said).toString("utf8").replaceAll(shown, meant).trim();
  throw new DiagnosticError(formatFailed({ command: format.join(" "), reason, output, path: outDir }));
}

/** The directories of installed programs, from `root` upwards. */
function binaries(root: string): string[] {
  const own = path.join(root, "node_modules", ".bin");
  return root === path.dirname(root) ? [own] : [own, ...binaries(path.dirname(root))];
}
