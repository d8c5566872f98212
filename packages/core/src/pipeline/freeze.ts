/** Freezes values to their last leaf, once each. */
export class Freezer {
  readonly #frozen = new WeakSet<object>();

  /**
   * Freezes a value and everything below it. Iterative, so that depth costs no stack; whatever this freezer
   * froze before is skipped, so that a tap which returns most of the IR as it was costs little.
   */
  freeze<T>(root: T): T {
    const pending: unknown[] = [root];
    while (pending.length > 0) {
      const value = pending.pop();
      if (typeof value !== "object" || value === null || this.#frozen.has(value)) continue;
      this.#frozen.add(value);
      Object.freeze(value);
      for (const key in value) pending.push((value as Record<string, unknown>)[key]);
    }
    return root;
  }
}
