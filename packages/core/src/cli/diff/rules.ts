/** The languages whose clients mizan knows. */
const LANGUAGES = ["typescript", "python", "rust"] as const;

type Language = (typeof LANGUAGES)[number];

/**
 * What a change does to a client, the worst first:
 * - `clients`: clients in use fail, because they were generated from the old document
 * - `code`: code that uses the client must change when the client is generated again
 * - `note`: nothing breaks, but the behaviour differs or will
 * - `compatible`: none of these
 */
export const LEVELS = ["clients", "code", "note", "compatible"] as const;

export type Level = (typeof LEVELS)[number];

/** Which clients a change breaks, if not all or none of them. */
interface Effect {
  readonly clients: readonly Language[];
  readonly code: readonly Language[];
}

const EFFECTS = {
  /** Where a type is known by its name, it is another type if it is wider or narrower. */
  nominal: { clients: [], code: ["python", "rust"] },
  /** Where a struct is written with all of its fields, and an optional one is an `Option`. */
  structs: { clients: [], code: ["rust"] },
  /** Rust has `u64` for integers without negative values, otherwise `i64`. */
  signs: { clients: ["rust"], code: [] },
  /** A set and a list are two types. */
  sets: { clients: [], code: ["python"] },
  /** A `switch` is complete without a `default`. In Python and Rust these enums may have values of a newer backend. */
  enums: { clients: [], code: ["typescript"] },
  /** The same for constants without a class, and for tags. A Python client checks them. */
  literals: { clients: ["python"], code: ["typescript"] },
  /** Also in Rust, the type of a single constant has no other value. */
  constants: { clients: ["python", "rust"], code: ["typescript"] },
  /** JavaScript ignores the result of a function that returned nothing. */
  results: { clients: ["python", "rust"], code: [] },
} as const satisfies Readonly<Record<string, Effect>>;

/**
 * Every kind of change. A client sends inputs: a backend that accepts less breaks it. It receives outputs: a backend that
 * returns more kinds of values breaks it.
 */
export const RULES = {
  "path-changed": "clients",
  "csrf-required": "clients",
  "csrf-dropped": "compatible",
  "function-added": "compatible",
  "function-removed": "clients",
  "function-moved": "clients",
  "kind-changed": "note",
  "response-changed": "clients",
  "files-refused": "clients",
  "files-accepted": "compatible",
  "access-restricted": "clients",
  "access-loosened": "compatible",
  "access-public": "note",
  "invalidation-changed": "note",
  deprecated: "note",
  undeprecated: "compatible",
  "form-added": "compatible",
  "form-removed": "code",
  "input-added": "structs",
  "input-required-added": "clients",
  "input-removed": "clients",
  "input-required": "clients",
  "input-optional": "structs",
  "input-default-changed": "note",
  "input-null-accepted": "structs",
  "input-null-refused": "clients",
  "input-widened": "nominal",
  "input-narrowed": "clients",
  "input-changed": "clients",
  "input-limit-loosened": "compatible",
  "input-limit-tightened": "clients",
  "input-value-added": "compatible",
  "input-value-removed": "clients",
  "input-member-added": "compatible",
  "input-member-removed": "clients",
  "output-added": "compatible",
  "output-removed": "clients",
  "output-optional": "clients",
  "output-required": "structs",
  "output-null-added": "clients",
  "output-null-removed": "structs",
  "output-widened": "clients",
  "output-narrowed": "nominal",
  "output-changed": "clients",
  "output-value-added": "enums",
  "output-literal-added": "literals",
  "output-constant-widened": "constants",
  "output-value-removed": "code",
  "output-tag-added": "literals",
  "output-tag-removed": "code",
  "output-member-added": "clients",
  "output-member-removed": "structs",
  "output-result-added": "results",
  "output-negative-added": "signs",
  "integer-type-changed": "structs",
  "set-changed": "sets",
  "type-renamed": "code",
  "type-replaced": "nominal",
  "name-changed": "code",
  "attribute-renamed": "nominal",
} as const;

export type RuleName = keyof typeof RULES;

/** @param language of the client; for an unknown one, what breaks any client counts. */
export function levelOf(rule: RuleName, language: string | undefined): Level {
  const effect = RULES[rule];
  if (!isPartial(effect)) return effect;
  const { clients, code }: Effect = EFFECTS[effect];
  const breaks = (languages: readonly Language[]): boolean =>
    isKnown(language) ? languages.includes(language) : languages.length > 0;
  if (breaks(clients)) return "clients";
  return breaks(code) ? "code" : "compatible";
}

function isPartial(effect: Level | keyof typeof EFFECTS): effect is keyof typeof EFFECTS {
  return Object.hasOwn(EFFECTS, effect);
}

function isKnown(language: string | undefined): language is Language {
  return LANGUAGES.some((known) => known === language);
}

/** The worst of several levels. */
export function worst(levels: readonly Level[]): Level {
  return LEVELS.find((level) => levels.includes(level)) ?? "compatible";
}
