import { run } from "../process/run.mjs";
import { Failure, step } from "../program.mjs";
import { CARGO } from "../setup/cargo.mjs";
import { python } from "../setup/python.mjs";
import { startBackend } from "./servers.mjs";

/**
 * Starts the backend of an example that is a program, runs the program, and stops the backend.
 * @param options for the backend, as for `startBackend`
 * @returns what the program printed
 */
export async function runProgram(example, options) {
  const { url, service } = await startBackend(example, options);
  const { command, prints } = example.program;
  try {
    const output = await step(command.join(" "), () =>
      runCommand(command, example.directory, { TRACKER_URL: `${url}/api/mizan` }),
    );
    if (!output.includes(prints)) throw new Failure(`The program did not print "${prints}", but:\n${output}`);
    return output;
  } finally {
    await service.stop();
  }
}

/** Runs a command of example.json, in which `python` is that of `.venv`. */
export function runCommand([name, ...args], cwd, env = {}) {
  return run(name === "python" ? python : name, args, { cwd, env: { ...CARGO, ...env } });
}
