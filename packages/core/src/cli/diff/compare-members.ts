import { describeType } from "../../ir/describe-type.ts";
import type { DiscriminatedUnionNode, TaggedMember, TypeNode, UnionNode } from "../../ir/types.ts";
import { typeKey } from "../../ir/type-key.ts";
import { list, type TypePlace, type TypeScope } from "./findings.ts";

export type Union = UnionNode | DiscriminatedUnionNode;

export function isUnion(type: TypeNode): type is Union {
  return type.kind === "union" || type.kind === "discriminatedUnion";
}

/** A declared union is found from many places, so its members are looked up by their keys. */
const membersByKey = new WeakMap<Union, ReadonlyMap<string, TypeNode>>();

/** The member of a union that a client writes as a type. */
export function memberLike(type: TypeNode, union: Union): TypeNode | undefined {
  let members = membersByKey.get(union);
  if (members === undefined) {
    members = new Map(membersOf(union).map((member) => [typeKey(member), member]));
    membersByKey.set(union, members);
  }
  return members.get(typeKey(type));
}

function membersOf(union: Union): readonly TypeNode[] {
  return union.kind === "union" ? union.members : union.members.map(({ type }) => type);
}

/** Compares the members of two unions: those with the same tag, or else those that are most alike. */
export function compareMembers(older: Union, newer: Union, place: TypePlace, scope: TypeScope): void {
  if (older.kind === "discriminatedUnion" && newer.kind === "discriminatedUnion") {
    compareTagged(older.members, newer.members, place, scope);
    return;
  }
  const equal = pairUp(membersOf(older), membersOf(newer), typeKey, typeKey);
  const alike = pairUp(
    equal.removed,
    equal.added,
    (member) => likeness(member, scope.isGone),
    (member) => likeness(member, scope.isNew),
  );
  for (const [one, other] of [...equal.pairs, ...alike.pairs]) scope.compare(one, other, place);
  reportMembers(alike.removed.map(describeType), alike.added.map(describeType), place, scope, "member");
}

function compareTagged(
  older: readonly TaggedMember[],
  newer: readonly TaggedMember[],
  place: TypePlace,
  scope: TypeScope,
): void {
  const tagKey = ({ tag }: TaggedMember): string => JSON.stringify(tag);
  const { pairs, removed, added } = pairUp(older, newer, tagKey, tagKey);
  for (const [one, other] of pairs) scope.compare(one.type, other.type, place);
  reportMembers(list(removed.map(({ tag }) => tag)), list(added.map(({ tag }) => tag)), place, scope, "tag");
}

function reportMembers(
  removed: string | readonly string[],
  added: string | readonly string[],
  place: TypePlace,
  { report }: TypeScope,
  what: "member" | "tag",
): void {
  const isSent = place.direction === "sent";
  const text = (members: string | readonly string[]): string =>
    typeof members === "string" ? `objects tagged ${members}` : members.join(", ");
  if (removed.length > 0) {
    const rule = isSent ? "input-member-removed" : (`output-${what}-removed` as const);
    report(rule, place, `${isSent ? "no longer accepts" : "is never again"} ${text(removed)}`);
  }
  if (added.length > 0) {
    const rule = isSent ? "input-member-added" : (`output-${what}-added` as const);
    report(rule, place, `${isSent ? "also accepts" : "may also be"} ${text(added)}`);
  }
}

/** A key that members have in common which may be two versions of one: of one kind, or called otherwise. */
function likeness(member: TypeNode, mayBeRenamed: (name: string) => boolean): string {
  if (member.kind !== "reference") return member.kind + (member.kind === "primitive" ? member.type : "");
  return mayBeRenamed(member.name) ? "renamed" : `reference ${member.name}`;
}

interface PairedUp<Item> {
  readonly pairs: readonly (readonly [older: Item, newer: Item])[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Pairs the items with equal keys, in their order. */
function pairUp<Item>(
  older: readonly Item[],
  newer: readonly Item[],
  olderKey: (item: Item) => string,
  newerKey: (item: Item) => string,
): PairedUp<Item> {
  const waiting = new Map<string, Item[]>();
  for (const item of newer.toReversed()) {
    const key = newerKey(item);
    waiting.set(key, [...(waiting.get(key) ?? []), item]);
  }
  const pairs: (readonly [Item, Item])[] = [];
  const removed: Item[] = [];
  for (const item of older) {
    const partner = waiting.get(olderKey(item))?.pop();
    if (partner === undefined) removed.push(item);
    else pairs.push([item, partner]);
  }
  const paired = new Set(pairs.map(([, item]) => item));
  return { pairs, removed, added: newer.filter((item) => !paired.has(item)) };
}
