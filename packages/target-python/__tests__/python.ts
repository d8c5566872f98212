import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const interpreter = process.platform === "win32" ? ".venv/Scripts/python.exe" : ".venv/bin/python";

/** The development environment's Python, which `npm test` installs. */
export const python: string = fileURLToPath(new URL(interpreter, root));
export const pyright: string = fileURLToPath(new URL("node_modules/pyright/index.js", root));

/** What a program prints; it must succeed. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; input?: string },
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}
