import { spawn } from "node:child_process";
import { Failure, root } from "../program.mjs";

/**
 * Runs a command to its end and collects its output, standard output and standard error together.
 * @returns {Promise<{ code: number, output: string }>} `code` is 127 when the command does not exist,
 *   and 124 when `timeout` (milliseconds) ran out.
 */
export function attempt(command, args, { cwd = root, env = {}, timeout } = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    // spawn's own `timeout` keeps this process alive when the command does not exist.
    const timer = timeout && setTimeout(() => child.kill("SIGKILL"), timeout);
    const end = (outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => end({ code: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => end({ code: code ?? (signal === "SIGKILL" ? 124 : 1), output }));
  });
}

/** Like `attempt`, but a command that fails is a `Failure` that shows the command and its output. */
export async function run(command, args, options = {}) {
  const { code, output } = await attempt(command, args, options);
  if (code !== 0)
    throw new Failure(`${output.trimEnd()}\n\nFailed (${code}): ${[command, ...args].join(" ")}`);
  return output;
}

/** npm's own program, run by this Node, so that no shell is needed on any system. */
export function npm(args, options) {
  const program = process.env["npm_execpath"];
  if (program?.endsWith(".js")) return run(process.execPath, [program, ...args], options);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}
