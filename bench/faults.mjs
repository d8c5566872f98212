/**
 * node bench/faults.mjs [rounds]
 *
 * Meets each fault of a server 1,000 times with the clients in Python (native and httpx, threads and asyncio) and in Rust,
 * and prints how many files and how much memory each has left. `npm test` does the same in 50 rounds.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../scripts/program.mjs";
import { python } from "../scripts/setup/python.mjs";

const [rounds = "1000"] = process.argv.slice(2);
const env = { ...process.env, MIZAN_FAULT_ROUNDS: rounds, CARGO_TARGET_DIR: join(root, "target") };

/** Passes on the output while the program runs. */
function run(command, args, directory) {
  const { status } = spawnSync(command, args, { cwd: join(root, directory), env, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

run(python, ["-m", "pytest", "-v", "-s", "tests/test_faults.py"], "python/mizan-client");
run("cargo", ["test", "--package", "mizan-kernel", "--test", "faults", "--", "--nocapture"], ".");
