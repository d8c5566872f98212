import type { EnumMember, EnumNode, LiteralNode, PrimitiveNode, TypeNode } from "../../ir/types.ts";
import { list, type Report, type TypePlace } from "./findings.ts";
import type { RuleName } from "./rules.ts";

/** How the values of a new type relate to those of an old one. */
export type Relation = "same" | "widened" | "narrowed" | "changed";

export function comparePrimitives(older: PrimitiveNode, newer: PrimitiveNode): Relation {
  if (older.type !== newer.type) {
    if (older.type === "integer" && newer.type === "number") return "widened";
    return older.type === "number" && newer.type === "integer" ? "narrowed" : "changed";
  }
  if (older.format !== newer.format) return relationOf(older.format, newer.format);
  return relationOf(older.timezone, newer.timezone);
}

/** Of a refinement: without one, all values are possible. */
function relationOf(older: string | undefined, newer: string | undefined): Relation {
  if (older === newer) return "same";
  if (newer === undefined) return "widened";
  return older === undefined ? "narrowed" : "changed";
}

type Constant = EnumNode | LiteralNode;

export function isConstant(type: TypeNode): type is Constant {
  return type.kind === "enum" || type.kind === "literal";
}

function membersOf(type: Constant): readonly EnumMember[] {
  return type.kind === "enum" ? type.members : [{ name: null, value: type.value }];
}

/** Whether all values of an enum are of a primitive type. */
export function areOf(constant: Constant, { type, format }: PrimitiveNode): boolean {
  return (
    format === undefined &&
    membersOf(constant).every(({ value }) =>
      type === "integer" ? Number.isInteger(value) : typeof value === type,
    )
  );
}

export function compareConstants(older: Constant, newer: Constant, place: TypePlace, report: Report): void {
  const known = new Map(membersOf(older).map((member) => [JSON.stringify(member.value), member]));
  const added: unknown[] = [];
  const renamed: unknown[] = [];
  for (const { name, value } of membersOf(newer)) {
    const key = JSON.stringify(value);
    const previous = known.get(key);
    known.delete(key);
    if (previous === undefined) added.push(value);
    else if (previous.name !== null && name !== null && previous.name !== name) renamed.push(value);
  }
  const removed = [...known.values()].map(({ value }) => value);
  const isSent = place.direction === "sent";
  if (removed.length > 0) {
    const rule = isSent ? "input-value-removed" : "output-value-removed";
    report(rule, place, `${isSent ? "no longer accepts" : "is never again"} ${list(removed)}`);
  }
  if (added.length > 0) {
    const what = `${isSent ? "also accepts" : "may also be"} ${list(added)}`;
    report(isSent ? acceptedRule(older) : returnedRule(older), place, what);
  }
  if (renamed.length > 0) report("name-changed", place, `has other names for the values ${list(renamed)}`);
}

/** A single constant has a type of its own in some languages. */
function acceptedRule({ kind }: Constant): RuleName {
  return kind === "literal" ? "input-widened" : "input-value-added";
}

function returnedRule(type: Constant): RuleName {
  if (type.kind === "literal") return "output-constant-widened";
  const isNamed = type.type !== "mixed" && type.members.every(({ name }) => name !== null);
  return isNamed ? "output-value-added" : "output-literal-added";
}

type Limited = Extract<TypeNode, { readonly kind: "primitive" | "array" | "map" }>;

/** Limits, with the value that says the same as no limit. For `min`, a greater one accepts less. */
const BOUNDS = [
  { key: "minimum", none: -Infinity, sign: 1 },
  { key: "exclusiveMinimum", none: -Infinity, sign: 1 },
  { key: "minLength", none: 0, sign: 1 },
  { key: "minItems", none: 0, sign: 1 },
  { key: "minProperties", none: 0, sign: 1 },
  { key: "maximum", none: Infinity, sign: -1 },
  { key: "exclusiveMaximum", none: Infinity, sign: -1 },
  { key: "maxLength", none: Infinity, sign: -1 },
  { key: "maxItems", none: Infinity, sign: -1 },
  { key: "maxProperties", none: Infinity, sign: -1 },
] as const;

/** Compares the limits of two types of one kind. Only those of inputs matter: a client does not check results. */
export function compareLimits(older: Limited, newer: Limited, place: TypePlace, report: Report): void {
  if (place.direction === "received") return;
  const [before, after] = [older, newer] as unknown as readonly Readonly<Record<string, unknown>>[];
  const changed = (key: string, isTighter: boolean): void => {
    const texts = [before, after].map((limits) => JSON.stringify(limits?.[key]) ?? "not limited");
    report(
      isTighter ? "input-limit-tightened" : "input-limit-loosened",
      place,
      `has another ${key}: was ${texts[0]}, is ${texts[1]}`,
    );
  };
  for (const { key, none, sign } of BOUNDS) {
    const [was, is] = [before, after].map((limits) => (limits?.[key] as number | undefined) ?? none);
    if (was !== is) changed(key, (is! - was!) * sign > 0);
  }
  const { pattern } = after as Partial<PrimitiveNode>;
  if (before?.["pattern"] !== pattern) changed("pattern", pattern !== undefined);
  const [factor, newFactor] = [before, after].map((limits) => limits?.["multipleOf"] as number | undefined);
  if (factor === newFactor) return;
  changed("multipleOf", newFactor !== undefined && (factor === undefined || factor % newFactor !== 0));
}
