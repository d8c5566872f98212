/** A failed keyword of the document's schema, as ajv reports it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  readonly propertyName?: string | undefined;
}

/** What the schema expects at one pointer, as alternatives that follow "expected …". */
export function expectations(errors: readonly SchemaError[]): string[] {
  const missing = errors.filter(({ keyword }) => keyword === "required");
  const others = errors.filter(({ keyword }) => keyword !== "required");
  const fields = missing.map(({ params }) => JSON.stringify(params.missingProperty)).join(", ");
  const phrases = others.map(expectation).filter((phrase) => phrase !== undefined);
  return [...new Set(fields === "" ? phrases : [`an object with ${fields}`, ...phrases])];
}

/** Undefined for keywords that only repeat other errors. */
function expectation({ keyword, params, propertyName }: SchemaError): string | undefined {
  const limit = String(params.limit);
  switch (keyword) {
    case "type":
      return [params.type].flat().map(noun).join(" or ");
    case "enum":
      return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return JSON.stringify(params.allowedValue);
    case "pattern":
      return `${propertyName === undefined ? "a string" : "keys"} like ${String(params.pattern)}`;
    case "minLength":
    case "minItems":
      return `a length of at least ${limit}`;
    case "maxLength":
    case "maxItems":
      return `a length of at most ${limit}`;
    case "minimum":
      return `a number of at least ${limit}`;
    case "uniqueItems":
      return "no duplicate items";
    case "anyOf":
    case "propertyNames":
      return undefined;
    default:
      return `a value that matches "${keyword}"`;
  }
}

const noun = (type: unknown): string =>
  ({ object: "an object", array: "an array", string: "a string", integer: "an integer", null: "null" })[
    String(type)
  ] ?? `a ${String(type)}`;
