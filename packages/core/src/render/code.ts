/**
 * Text that is already safe to stand in a program. The only text that a template prints: a plain string in a
 * view is an error, so that nothing from a document becomes code by mistake.
 */
export class Code {
  /** Keeps look-alikes of another shape out at compile time. */
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * Marks text as safe. Only the modules that know a language call it (its `identifier()`, `literal()`,
 * `comment()`, `key()` and printers of types); a view or a plugin's wiring never does.
 */
export function code(text: string): Code {
  return new Code(text);
}
