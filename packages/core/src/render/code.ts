/**
 * Code that is safe to print. Templates print no other strings: a plain string in a view is an error, so that no
 * string of a document becomes code by mistake.
 */
export class Code {
  /** A private field makes the type nominal. */
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * Marks a string as safe. Only the modules that know a language call it (its `identifier()`, `literal()`,
 * `comment()`, `key()` and printers of types); a view or a plugin's wiring never does.
 */
export function code(text: string): Code {
  return new Code(text);
}
