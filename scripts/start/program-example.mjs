import { join } from "node:path";
import { run } from "../process/run.mjs";
import { Failure, root, step } from "../program.mjs";
import { python } from "../setup/python.mjs";
import { startBackend } from "./servers.mjs";

/** What compiles in this repository shares its dependencies. */
const CARGO = { CARGO_TARGET_DIR: join(root, "target"), CARGO_TERM_COLOR: "never" };

/**
 * Starts the backend of an example that is a program, runs the program, and stops the backend.
 * @param env for the backend
 * @returns what the program printed
 */
export async function runProgram(example, env) {
  const { url, service } = await startBackend(example, { env });
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
