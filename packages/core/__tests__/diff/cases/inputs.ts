import { fn, type Json, object, ref, small } from "../../ir/small-document.ts";
import { changing, returning, taking } from "../found.ts";
import {
  animals,
  type Case,
  integer,
  listOf,
  mapOf,
  named,
  oneOf,
  orNull,
  string,
  tagged,
  uuid,
} from "./schemas.ts";

const PETS = { ...animals, Pet: { anyOf: [ref("Cat"), ref("Dog")] } };

/** Changes of arguments. */
export const INPUT_CASES: readonly Case[] = [
  // Arguments
  [
    "a new optional argument",
    changing({}),
    taking(integer, {}, []),
    "input-added: set(v) was added and is optional",
  ],
  ["a new argument", changing({}), taking(integer), "input-required-added: set(v) was added and is required"],
  ["an argument is gone", taking(integer), changing({}), "input-removed: set(v) was removed"],
  [
    "an argument becomes required",
    taking(integer, {}, []),
    taking(integer),
    "input-required: set(v) is required",
  ],
  [
    "an argument becomes optional",
    taking(integer),
    taking(integer, {}, []),
    "input-optional: set(v) is optional",
  ],
  [
    "another default",
    taking({ ...integer, default: 1 }, {}, []),
    taking({ ...integer, default: 2 }, {}, []),
    "input-default-changed: set(v) has another default: was 1, is 2",
  ],
  [
    "a deprecated argument",
    taking(integer),
    taking({ ...integer, deprecated: true }),
    "deprecated: set(v) is deprecated",
  ],
  ["null", taking(integer), taking(orNull(integer)), "input-null-accepted: set(v) may also be null"],
  ["no null", taking(orNull(integer)), taking(integer), "input-null-refused: set(v) is never null"],
  [
    "a wider input",
    taking(integer),
    taking({ type: "number" }),
    "input-widened: set(v) was an integer, is a number",
  ],
  ["any input", taking(string), taking({}), "input-widened: set(v) was a string, is any value"],
  ["a wider constant", taking({ const: "a" }), taking(string), 'input-widened: set(v) was "a", is a string'],
  [
    "a new member",
    taking(string),
    taking({ anyOf: [string, integer] }),
    "input-widened: set(v) was a string, is a string or an integer",
  ],
  [
    "a narrower input",
    taking(string),
    taking(uuid),
    "input-narrowed: set(v) was a string, is a string (uuid)",
  ],
  [
    "an offset",
    taking({ type: "string", format: "date-time" }),
    taking({ type: "string", format: "date-time", "x-mizan-timezone": "aware" }),
    "input-narrowed: set(v) was a string (date-time), is a string (aware date-time)",
  ],
  [
    "one member",
    taking({ anyOf: [string, integer] }),
    taking(string),
    "input-narrowed: set(v) was a string or an integer, is a string",
  ],
  [
    "values instead of any",
    taking(string),
    taking(oneOf("a", "b")),
    "input-narrowed: set(v) was a string, is an enum",
  ],
  ["another type", taking(integer), taking(string), "input-changed: set(v) was an integer, is a string"],
  [
    "another format",
    taking(uuid),
    taking({ type: "string", format: "date" }),
    "input-changed: set(v) was a string (uuid), is a string (date)",
  ],
  [
    "a list for one",
    taking(integer),
    taking(listOf(integer)),
    "input-changed: set(v) was an integer, is an array",
  ],
  [
    "a longer tuple",
    taking({ type: "array", prefixItems: [integer], maxItems: 1 }),
    taking({ type: "array", prefixItems: [integer, integer], maxItems: 2 }),
    "input-changed: set(v) was a tuple (an integer), is a tuple (an integer, an integer)",
  ],
  [
    "a union with a name",
    taking(ref("Cat"), PETS),
    taking(ref("Pet"), PETS),
    "input-widened: set(v) was Cat, is Cat or Dog",
  ],
  [
    "a member of a union with a name",
    taking(ref("Pet"), PETS),
    taking(ref("Cat"), PETS),
    "input-narrowed: set(v) was Cat or Dog, is Cat",
    "type-renamed: Pet has no name any more",
  ],
  [
    "an argument whose name looks like a path",
    small([fn("set", { inputType: "SetInput" })], { SetInput: object({}) }),
    small([fn("set", { inputType: "SetInput" })], { SetInput: object({ "a.b[]": string, "": string }, []) }),
    'input-added: set([""]) was added and is optional',
    'input-added: set(["a.b[]"]) was added and is optional',
  ],
  // Limits
  ...limitCases([
    ["minimum", integer, 1, 5],
    ["minLength", string, 1, 5],
    ["minItems", listOf(integer), 1, 5],
    ["minProperties", mapOf(integer), 1, 5],
    ["exclusiveMinimum", { type: "number" }, 1.5, 5],
    ["maximum", integer, 5, 1],
    ["maxLength", string, 5, 1],
    ["maxItems", listOf(integer), 5, 1],
    ["maxProperties", mapOf(integer), 5, 1],
    ["exclusiveMaximum", { type: "number" }, 5, 1.5],
    ["multipleOf", integer, 2, 4],
  ]),
  [
    "a pattern",
    taking(string),
    taking({ ...string, pattern: "^a" }),
    'input-limit-tightened: set(v) has another pattern: was not limited, is "^a"',
  ],
  [
    "another pattern",
    taking({ ...string, pattern: "^a" }),
    taking({ ...string, pattern: "^b" }),
    'input-limit-tightened: set(v) has another pattern: was "^a", is "^b"',
  ],
  [
    "no pattern",
    taking({ ...string, pattern: "^a" }),
    taking(string),
    'input-limit-loosened: set(v) has another pattern: was "^a", is not limited',
  ],
  ["a limit that limits nothing", taking(string), taking({ ...string, minLength: 0 })],
  ["a limit of a result", returning(string), returning({ ...string, maxLength: 5 })],
  // Values and members of inputs
  [
    "a new value",
    taking(oneOf("a", "c")),
    taking(oneOf("a", "b", "c")),
    'input-value-added: set(v) also accepts "b"',
  ],
  [
    "a refused value",
    taking(oneOf("a", "b", "c")),
    taking(oneOf("a")),
    'input-value-removed: set(v) no longer accepts "b", "c"',
  ],
  [
    "a value with another name",
    taking(named(["a", "b"])),
    taking(named(["a", "b"], ["ONE", "B"])),
    'name-changed: set(v) has other names for the values "a"',
  ],
  [
    "a member more",
    taking({ anyOf: [string, integer] }),
    taking({ anyOf: [string, integer, { type: "boolean" }] }),
    "input-member-added: set(v) also accepts a boolean",
  ],
  [
    "a member less",
    taking({ anyOf: [string, integer, { type: "boolean" }] }),
    taking({ anyOf: [string, integer] }),
    "input-member-removed: set(v) no longer accepts a boolean",
  ],
  [
    "a tag more",
    taking(tagged("Cat", "Dog"), animals),
    taking(tagged("Cat", "Dog", "Fish"), animals),
    'input-member-added: set(v) also accepts objects tagged "Fish"',
  ],
  [
    "a tag less",
    taking(tagged("Cat", "Dog", "Fish"), animals),
    taking(tagged("Cat", "Dog"), animals),
    'input-member-removed: set(v) no longer accepts objects tagged "Fish"',
  ],
  [
    "another tag",
    taking(tagged("Cat", "Dog"), animals),
    taking(
      {
        ...tagged("Cat", "Dog"),
        discriminator: { ...tagged("Cat", "Dog")["discriminator"], propertyName: "sort" },
      },
      Object.fromEntries(
        Object.entries(animals).map(([tag, one]) => [
          tag,
          object({ ...one["properties"], sort: { const: tag, type: "string" } }),
        ]),
      ),
    ),
    'input-changed: set(v) was Cat or Dog (by "kind"), is Cat or Dog (by "sort")',
  ],
  [
    "inside a member",
    taking({ anyOf: [listOf(string), integer] }),
    taking({ anyOf: [listOf(uuid), integer] }),
    "input-narrowed: set(v[]) was a string, is a string (uuid)",
  ],
];

/** Each limit is tightened, loosened, added and removed. */
function limitCases(limits: [name: string, schema: Json, loose: number, tight: number][]): readonly Case[] {
  return limits.flatMap(([name, schema, loose, tight]) => {
    const [without, loosely, tightly] = [{}, { [name]: loose }, { [name]: tight }].map((limit) =>
      taking({ ...schema, ...limit }),
    ) as [Json, Json, Json];
    const text = (rule: string, was: number | string, is: number | string): string =>
      `input-limit-${rule}: set(v) has another ${name}: was ${was}, is ${is}`;
    const ofSign = name === "minimum" ? (is: string) => [`integer-type-changed: set(v) ${is}`] : () => [];
    return [
      [`a tighter ${name}`, loosely, tightly, text("tightened", loose, tight)],
      [`a looser ${name}`, tightly, loosely, text("loosened", tight, loose)],
      [
        `a new ${name}`,
        without,
        loosely,
        text("tightened", "not limited", loose),
        ...ofSign("is never negative"),
      ],
      [`no ${name}`, loosely, without, text("loosened", loose, "not limited"), ...ofSign("may be negative")],
    ];
  });
}
