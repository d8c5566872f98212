export interface TemplatePlace {
  /** File name of the template, e.g. `client.ts.mustache`. */
  readonly template: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** An error in a template or in its view. The message begins with `file:line:column`. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly place: TemplatePlace;
  /** The message without the location. */
  readonly reason: string;

  constructor(place: TemplatePlace, reason: string) {
    super(`${place.template}:${place.line}:${place.column} ${reason}`);
    this.place = place;
    this.reason = reason;
  }
}

/** @param offset in UTF-16 code units from the start of the source. */
export function placeOf(template: string, source: string, offset: number): TemplatePlace {
  const before = source.slice(0, offset);
  return {
    template,
    line: before.split("\n").length,
    column: offset - before.lastIndexOf("\n"),
  };
}
