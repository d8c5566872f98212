/** A scenario did not hold. Test runners show `actual` and `expected` beside the message. */
export class ScenarioError extends Error {
  override readonly name: string = "ScenarioError";
  readonly actual: unknown;
  readonly expected: unknown;

  constructor(message: string, actual: unknown, expected: unknown) {
    super(`${message}\n  actual:   ${print(actual)}\n  expected: ${print(expected)}`);
    this.actual = actual;
    this.expected = expected;
  }
}

const print = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part === undefined) return "(undefined)";
    return part instanceof Error ? { ...(part as object), message: part.message } : part;
  }) ?? String(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * Whether two values have the same content. JSON and `undefined` occur in scenarios, and files, which are compared by
 * identity. With `partly`, an object may have more properties than are expected.
 */
const isEqual = (actual: unknown, expected: unknown, partly: boolean): boolean => {
  if (Object.is(actual, expected)) return true;
  if (!isObject(actual) || !isObject(expected) || expected instanceof Blob) return false;
  if (Array.isArray(actual) !== Array.isArray(expected)) return false;
  const keys = Object.keys(expected);
  if ((!partly || Array.isArray(expected)) && Object.keys(actual).length !== keys.length) return false;
  return keys.every((key) => key in actual && isEqual(actual[key], expected[key], partly));
};

/** Whether two values have the same content. */
export const isSame = (one: unknown, other: unknown): boolean => isEqual(one, other, false);

/** Same content. */
export const equal = (actual: unknown, expected: unknown): void => {
  if (!isSame(actual, expected)) throw new ScenarioError("Values differ", actual, expected);
};

/** The properties that are expected, at every level, and perhaps others. */
export const matches = (actual: unknown, expected: object): void => {
  if (!isEqual(actual, expected, true)) throw new ScenarioError("Properties differ", actual, expected);
};

/** The same object. */
export const same = (actual: unknown, expected: unknown): void => {
  if (!Object.is(actual, expected)) throw new ScenarioError("Not the same object", actual, expected);
};

export const excludes = (actual: string | readonly unknown[], unwanted: unknown): void => {
  if ((actual as readonly unknown[]).includes(unwanted)) {
    throw new ScenarioError("Contains an unwanted value", actual, `without ${print(unwanted)}`);
  }
};
