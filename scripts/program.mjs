import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository's root. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error that the person who ran the program can fix: its message is printed alone, without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/** Runs a program's body. A `Failure` is printed as its message, any other error with its stack; both set exit code 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Prints one line for a step: its name while it runs, then its time. Steps under half a second stay silent. */
export async function step(name, body) {
  const started = Date.now();
  const announced = setTimeout(() => console.log(`… ${name}`), 500);
  try {
    return await body();
  } finally {
    clearTimeout(announced);
    const seconds = (Date.now() - started) / 1000;
    if (seconds >= 0.5) console.log(`  ${name}: ${seconds.toFixed(1)} s`);
  }
}
