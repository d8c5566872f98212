/** Something a person can mend: printed as its message alone, without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/** Runs a script's body; a `Failure` is printed as it is, anything else with its stack. Both end with exit code 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
