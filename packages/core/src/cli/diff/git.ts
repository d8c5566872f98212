import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { notADocument } from "../../diagnostics/command.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { errno } from "../../output/file-system.ts";

const MAX_BYTES = 100_000_000;

/**
 * Reads a file of a revision as it is committed, without filters of the working tree.
 * @param blob `REVISION:PATH`; must not begin with `-`
 * @param argument of the command line, for messages
 * @throws DiagnosticError with git's reason, or the signal's reason when it is aborted.
 */
export async function readBlob(
  blob: string,
  argument: string,
  cwd: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    const options = { cwd, signal, maxBuffer: MAX_BYTES, encoding: "buffer" } as const;
    const { stdout } = await promisify(execFile)("git", ["cat-file", "blob", blob], options);
    return stdout;
  } catch (cause) {
    signal.throwIfAborted();
    throw new DiagnosticError(notADocument({ argument, reason: reasonOf(cause), cause }));
  }
}

function reasonOf(error: unknown): string {
  if (errno(error) === "ENOENT") return "it is not a file, and git was not found.";
  const { stderr, message } = error as { readonly stderr?: Uint8Array; readonly message: string };
  const printed = stderr === undefined ? "" : Buffer.from(stderr).toString("utf8").trim();
  return `it is not a file, and git says: ${printed === "" ? message : printed.replace(/^fatal: /, "")}`;
}
