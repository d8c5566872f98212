import { jest } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DOCUMENT } from "./plugins.ts";
import { tempDirectory } from "./temp-directory.ts";

// Every call starts a process, or several; on a busy machine that takes its time.
jest.setTimeout(180_000);

export const BIN = fileURLToPath(new URL("../../bin/mizan.js", import.meta.url));
const CORE = fileURLToPath(new URL("../../", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A file descriptor in place of the pipe that is read. */
  readonly stdout?: number;
  readonly nodeOptions?: readonly string[];
  /** Called with the process while it runs. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs the built `mizan` command. */
export function mizan(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...process.env };
  for (const name of ["FORCE_COLOR", "NO_COLOR", "DEBUG", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"])
    Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), BIN, ...args], {
    cwd,
    env: { ...env, ...options.env },
    stdio: ["ignore", options.stdout ?? "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  options.during?.(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

const CONFIG = `
const greet = {
  name: "greet",
  apiVersion: 1,
  fingerprint: "1",
  apply: (api) => api.hooks.emit.tap("greet", (context) =>
    context.output("out").file("index.ts", "// " + context.ir.title + "\\n")),
};
export default { document: "document.json", plugins: [greet] };
`;

/** A project with a config, a document and a plugin that writes `out/index.ts`; @mizan/core is installed in it. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const root = tempDirectory({
    "package.json": "{}",
    "document.json": JSON.stringify(DOCUMENT),
    "mizan.config.mjs": CONFIG,
    ...files,
  });
  mkdirSync(path.join(root, "node_modules/@mizan"), { recursive: true });
  symlinkSync(CORE, path.join(root, "node_modules/@mizan/core"));
  return root;
}

/** A config whose one plugin taps a hook with the given function, as text. */
export function configWith(hook: string, tap: string): string {
  return `export default { document: "document.json", plugins: [
  { name: "p", apiVersion: 1, apply: (api) => api.hooks.${hook}.tap("p", ${tap}) },
] };
`;
}
