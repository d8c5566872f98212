import {
  assertNever,
  type Code,
  type DiscriminatedUnionNode,
  syntax,
  type TypeNode,
  type UnionNode,
  words,
} from "@mizan/core";
import type { Crate } from "./crate.ts";
import { literal, numbered, variant } from "./names.ts";

/** A larger member is behind a `Box`, since a value of an enum is as large as its largest variant. */
const LARGEST = 120;

export interface UnionMember {
  readonly name: Code;
  readonly type: TypeNode;
  readonly isBoxed: boolean;
}

export interface TaggedMember extends UnionMember {
  readonly tags: readonly Code[];
}

/** The members in the order in which a value is compared with them: those that accept the fewest values first. */
export function unionMembers(
  { members }: UnionNode,
  crate: Crate,
  sizeOf: (type: TypeNode) => number,
): readonly UnionMember[] {
  const names = new Names();
  return members
    .map((type) => ({ type, rank: rank(type, crate) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ type }) => ({ name: names.of(shortName(type, crate)), type, isBoxed: isBoxed(type, sizeOf) }));
}

/** One member for each type, with all its tags. */
export function taggedMembers(
  { members }: DiscriminatedUnionNode,
  crate: Crate,
  sizeOf: (type: TypeNode) => number,
): readonly TaggedMember[] {
  const names = new Names();
  const groups = new Map<string | TypeNode, { type: TypeNode; tags: Code[] }>();
  for (const { tag, type } of members) {
    const key = type.kind === "reference" ? type.name : type;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { type, tags: [literal(tag)] });
    else group.tags.push(literal(tag));
  }
  return [...groups.values()].map(({ type, tags }) => ({
    name: names.of(shortName(type, crate)),
    type,
    tags,
    isBoxed: isBoxed(type, sizeOf),
  }));
}

const isBoxed = (type: TypeNode, sizeOf: (type: TypeNode) => number): boolean => sizeOf(type) > LARGEST;

class Names {
  readonly #taken = new Set<string>();

  of(name: string): Code {
    const plain = variant(name);
    let number = 1;
    while (this.#taken.has(String(numbered(plain, number)))) number += 1;
    const free = numbered(plain, number);
    this.#taken.add(String(free));
    return free;
  }
}

/** A name for a variant that holds a type. */
function shortName(type: TypeNode, crate: Crate): string {
  switch (type.kind) {
    case "reference":
      return type.name;
    case "primitive":
      return SHORT[type.format ?? ""] ?? SHORT[type.type] ?? "Text";
    case "array":
      return `${shortName(type.items, crate)}List`;
    case "map":
      return `${shortName(type.values, crate)}Map`;
    case "any":
      return "Any";
    case "tuple":
      return "Tuple";
    case "literal":
      return words(String(type.value)).length === 0 ? "Literal" : String(type.value);
    case "nullable":
      return shortName(type.type, crate);
    case "parameter":
      return type.name;
    case "enum":
      return "Choice";
    case "object":
      return "Object";
    case "union":
    case "discriminatedUnion":
      return "Union";
    default:
      return assertNever(type);
  }
}

const SHORT: Readonly<Record<string, string>> = {
  boolean: "Boolean",
  integer: "Integer",
  number: "Number",
  null: "Null",
  string: "Text",
  "date-time": "DateTime",
  date: "Date",
  time: "Time",
  duration: "Duration",
  uuid: "Uuid",
  decimal: "Decimal",
  bigint: "BigInteger",
  base64: "Bytes",
  binary: "File",
};

const FORMATS = ["uuid", "date-time", "date", "time", "duration", "bigint", "decimal", "base64"];

/** Few values accepted: low. */
function rank(type: TypeNode, crate: Crate): number {
  const resolved = crate.index.resolve(type) ?? type;
  switch (resolved.kind) {
    case "literal":
      return 0;
    case "primitive": {
      if (resolved.type === "boolean" || resolved.type === "null") return 1;
      if (resolved.type === "integer") return 2;
      if (resolved.type === "number") return 3;
      const format = FORMATS.indexOf(resolved.format ?? "");
      return format === -1 ? 40 : 10 + format;
    }
    case "discriminatedUnion":
      return 20;
    case "object":
      // The more a value must have, the fewer values fit.
      return 31 - Math.min(10, resolved.properties.filter(({ required }) => required).length) / 11;
    case "tuple":
      return 32;
    case "array":
      return 33;
    case "map":
      return 34;
    case "enum":
      // Open: it accepts every value of its type.
      return resolved.type === "integer" ? 2.5 : resolved.type === "string" ? 41 : 50;
    case "union":
      return 45;
    case "nullable":
    case "parameter":
      return 46;
    case "any":
      return 60;
    case "reference":
      return 46;
    default:
      return assertNever(resolved);
  }
}

/** The type of a member as a variant holds it. */
export function held(member: UnionMember, printed: Code): Code {
  return member.isBoxed && !String(printed).startsWith("Box<") ? syntax`Box<${printed}>` : printed;
}
