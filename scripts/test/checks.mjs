import { Failure } from "../program.mjs";

/** Counts named checks, and collects the messages of the failed and skipped ones. */
export class Checks {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #lines = [];

  /** @returns what `body` returns; undefined when it failed. */
  async check(name, body) {
    try {
      const result = await body();
      this.#counts.passed += 1;
      return result;
    } catch (error) {
      this.#counts.failed += 1;
      this.#lines.push(`✗ ${name}\n${error instanceof Failure ? error.message : error.stack}`);
      return undefined;
    }
  }

  skip(name, reason) {
    this.#counts.skipped += 1;
    this.#lines.push(`– ${name}: ${reason}`);
  }

  /** @returns {import("./suite.mjs").Outcome} */
  outcome() {
    return {
      ...this.#counts,
      isSkipped: this.#counts.skipped > 0,
      code: 0,
      output: this.#lines.join("\n\n"),
    };
  }
}
