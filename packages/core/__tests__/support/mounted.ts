import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What Linux alone offers. Elsewhere containers run on Linux, too. */
export const describeOnLinux: typeof describe = process.platform === "linux" ? describe : describe.skip;

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and standard error. */
  readonly output: string;
}

/**
 * Runs a script of this directory after mounts that only it sees, so it needs no rights.
 * @param mounts a line of sh for each
 * @param after a line of sh, run after the script while the mounts exist
 */
export function runMounted(
  mounts: readonly string[],
  script: string,
  args: readonly string[],
  after = "true",
): Ended {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const lines = `set -e; ${mounts.join("; ")}; set +e; "$@"; code=$?; ${after}; exit $code`;
  const unshared = ["--mount", "--map-root-user", "sh", "-c", lines, "sh", process.execPath, file, ...args];
  const { status, signal, stdout, stderr, error } = spawnSync("unshare", unshared, { encoding: "utf8" });
  if (error !== undefined) throw error;
  return { status, signal, output: stdout + stderr };
}
