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

/** A part of a larger piece of code: never a plain string. */
export type Printable = Code | number;

/** Joins pieces of code by the fixed text between them: ``syntax`use${name}` ``. */
export function syntax(text: TemplateStringsArray, ...values: readonly Printable[]): Code {
  // `String.raw` does the same in three times the time.
  let joined = text[0] ?? "";
  for (let index = 0; index < values.length; index++) joined += String(values[index]) + text[index + 1]!;
  return code(joined);
}

/** Joins pieces of code, e.g. the names of an import. */
export function join(values: readonly Printable[], separator: "" | ", " | " | "): Code {
  return code(values.join(separator));
}
