import { spawn } from "node:child_process";
import { EXIT } from "./exit-code.ts";

/** How long the watching process has to clean up. */
const PATIENCE_MS = 3_000;

/** How the watching process asks to be started anew: none of the command's own exit codes. */
export const RESTART = 75;

/**
 * Runs the watching process, and runs it anew when the config has changed: modules that Node has loaded cannot
 * be loaded again, and the config's plugins may have changed with it.
 * @returns the exit code of the last one; 0 when it was interrupted.
 */
export async function superviseWatch(): Promise<number> {
  for (;;) {
    const code = await runOnce();
    if (code !== RESTART) return code;
  }
}

/** Told to the process that watches, so that it does not start another one. */
export const WATCHER = "MIZAN_WATCHER";

function runOnce(): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      // The channel closes when this process is killed, which ends the child too.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, [WATCHER]: "1" },
    });
    let interrupted = false;
    const forward = (signal: NodeJS.Signals): void => {
      interrupted = signal === "SIGINT";
      child.kill(signal);
      // A plugin that loops for ever keeps the child from hearing the signal.
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, forward);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(name, forward);
      resolve(code ?? (signal === "SIGINT" || interrupted ? EXIT.built : EXIT.failed));
    });
  });
}
