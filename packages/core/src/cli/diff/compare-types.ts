import { describeType } from "../../ir/describe-type.ts";
import type { IRIndex } from "../../ir/ir-index.ts";
import type { ReferenceNode, TypeNode } from "../../ir/types.ts";
import { integerType } from "../../lowering/integer-type.ts";
import { compareMembers, isUnion, memberLike, type Union } from "./compare-members.ts";
import { compareObjects } from "./compare-objects.ts";
import {
  areOf,
  compareConstants,
  compareLimits,
  comparePrimitives,
  isConstant,
  type Relation,
} from "./compare-scalars.ts";
import { at, deprecation, type Direction, type Report, type TypePlace, type TypeScope } from "./findings.ts";

/** Two types that are found at the same place. */
interface Pair {
  readonly older: TypeNode;
  readonly newer: TypeNode;
  readonly place: TypePlace;
}

/** A type that took the place of many others is only compared with this many of them, so that the work is linear. */
const MOST_PARTNERS = 8;

/**
 * Compares types at any depth, with a list of open pairs instead of recursion. Two declarations are compared once in each
 * direction, so recursive types end.
 */
export class TypeComparison implements TypeScope {
  readonly report: Report;
  readonly #older: IRIndex;
  readonly #newer: IRIndex;
  readonly #open: Pair[] = [];
  /** The new declarations that an old one was compared with, by direction and name. */
  readonly #partners = new Map<string, Set<string>>();

  constructor(older: IRIndex, newer: IRIndex, report: Report) {
    this.#older = older;
    this.#newer = newer;
    this.report = report;
  }

  /** Compares all open pairs, and everything that they refer to. */
  run(): void {
    for (let pair = this.#open.pop(); pair !== undefined; pair = this.#open.pop()) this.#comparePair(pair);
  }

  readonly compare: TypeScope["compare"] = (older, newer, place) => {
    this.#open.push({ older, newer, place });
  };

  readonly isGone = (name: string): boolean => !this.#newer.types.has(name);

  readonly isNew = (name: string): boolean => !this.#older.types.has(name);

  #comparePair({ older, newer, place }: Pair): void {
    const { direction } = place;
    const [was, is] = [withoutNull(older), withoutNull(newer)];
    if (was !== older && is === newer && !isNull(newer)) {
      this.report(
        direction === "sent" ? "input-null-refused" : "output-null-removed",
        place,
        "is never null",
      );
    }
    if (was === older && is !== newer && !isNull(older)) {
      const what = direction === "sent" ? "may also be null" : "may be null";
      this.report(direction === "sent" ? "input-null-accepted" : "output-null-added", place, what);
    }
    if (this.#compareWithUnion(was, is, place)) return;
    if (was.kind === "reference" && is.kind === "reference") this.#compareReferences(was, is, place);
    else this.#compareResolved(was, is, place);
  }

  #compareReferences(older: ReferenceNode, newer: ReferenceNode, place: TypePlace): void {
    const { direction } = place;
    const key = `${direction} ${older.name}`;
    const partners = this.#partners.get(key) ?? new Set();
    if (partners.has(newer.name)) return;
    this.#partners.set(key, partners);
    const [type, next] = [this.#older.types.get(older.name)!, this.#newer.types.get(newer.name)!];
    if (older.name !== newer.name) {
      const [was, is] = [this.#older.resolve(older)?.kind, this.#newer.resolve(newer)?.kind];
      if (was !== is || partners.size >= MOST_PARTNERS) return this.#changed("changed", older, newer, place);
      this.#reportName(older.name, newer.name, place);
    }
    partners.add(newer.name);
    const inType = { type: older.name, direction, path: "" };
    if (type.deprecated !== next.deprecated) {
      this.report(next.deprecated ? "deprecated" : "undeprecated", inType, deprecation(next.deprecated));
    }
    this.compare(type.type, next.type, inType);
  }

  #reportName(older: string, newer: string, place: TypePlace): void {
    if (this.isGone(older)) {
      this.report(
        "type-renamed",
        { type: older, direction: place.direction, path: "" },
        `is called ${newer}`,
      );
    } else this.report("type-replaced", place, `has the type ${newer} instead of ${older}`);
  }

  /**
   * A type that became a union which contains it, or the reverse. The union may be a declaration.
   * @returns false if it is neither.
   */
  #compareWithUnion(older: TypeNode, newer: TypeNode, place: TypePlace): boolean {
    const [was, is] = [this.#older.resolve(older), this.#newer.resolve(newer)];
    if (was === undefined || is === undefined || isUnion(was) === isUnion(is)) return false;
    const same = isUnion(is) ? memberLike(older, is) : memberLike(newer, was as Union);
    if (same === undefined) return false;
    if (isUnion(is)) {
      this.#changed("widened", older, is, place);
      this.compare(older, same, place);
      return true;
    }
    this.#changed("narrowed", was, newer, place);
    this.#reportUnnamed(older);
    this.compare(same, newer, place);
    return true;
  }

  /** Code may name a type that is not declared any more. */
  #reportUnnamed(older: TypeNode): void {
    if (older.kind === "reference" && this.isGone(older.name))
      this.report("type-renamed", { type: older.name, path: "" }, "has no name any more");
  }

  #compareResolved(older: TypeNode, newer: TypeNode, place: TypePlace): void {
    const [was, is] = [this.#older.resolve(older), this.#newer.resolve(newer)];
    if (was === undefined || is === undefined) return this.#changed("changed", older, newer, place);
    // A declaration may be nullable itself.
    if ((was !== older && was.kind === "nullable") || (is !== newer && is.kind === "nullable"))
      return this.compare(was, is, place);
    const relation = this.#compareKinds(was, is, place);
    if (relation !== "same") this.#changed(relation, older, newer, place);
    else this.#reportUnnamed(older);
  }

  /** Compares what is inside two types of one kind. @returns how the types themselves relate. */
  #compareKinds(older: TypeNode, newer: TypeNode, place: TypePlace): Relation {
    const { report } = this;
    if (older.kind === "primitive" && newer.kind === "primitive") {
      const relation = comparePrimitives(older, newer);
      if (relation !== "same") return relation;
      compareLimits(older, newer, place, report);
      if (older.type === "integer") this.#compareSigns(older.minimum, newer.minimum, place);
    } else if (isConstant(older) && isConstant(newer)) compareConstants(older, newer, place, report);
    else if (older.kind === "object" && newer.kind === "object") compareObjects(older, newer, place, this);
    else if (isUnion(older) && isUnion(newer)) {
      const [tag, newTag] = [older, newer].map((type) => ("property" in type ? type.property : undefined));
      if (tag !== undefined && newTag !== undefined && tag !== newTag) return "changed";
      compareMembers(older, newer, place, this);
    } else if (older.kind === "array" && newer.kind === "array") {
      compareLimits(older, newer, place, report);
      if (older.unique !== newer.unique) {
        report(
          "set-changed",
          place,
          newer.unique ? "is a set instead of a list" : "is a list instead of a set",
        );
      }
      this.compare(older.items, newer.items, at(place, "[]"));
    } else if (older.kind === "map" && newer.kind === "map") {
      compareLimits(older, newer, place, report);
      this.compare(older.keys, newer.keys, at(place, "{key}"));
      this.compare(older.values, newer.values, at(place, "{}"));
    } else if (older.kind === "tuple" && newer.kind === "tuple") {
      if (older.items.length !== newer.items.length) return "changed";
      older.items.forEach((item, index) => this.compare(item, newer.items[index]!, at(place, `[${index}]`)));
      if (older.names?.join() !== newer.names?.join()) {
        report("attribute-renamed", place, "has other names for its items");
      }
    } else return relationOfKinds(older, newer);
    return "same";
  }

  #compareSigns(minimum: number | undefined, newMinimum: number | undefined, place: TypePlace): void {
    const [was, is] = [minimum, newMinimum].map(
      (one) => integerType(one === undefined ? {} : { minimum: one }).signed,
    );
    if (was === is) return;
    const isWider = place.direction === "received" && is === true;
    const what = is === true ? "may be negative" : "is never negative";
    this.report(isWider ? "output-negative-added" : "integer-type-changed", place, what);
  }

  #changed(relation: Exclude<Relation, "same">, older: TypeNode, newer: TypeNode, place: TypePlace): void {
    const what = `was ${describeType(older)}, is ${describeType(newer)}`;
    this.report(`${SIDES[place.direction]}-${relation}`, place, what);
  }
}

const SIDES = { sent: "input", received: "output" } as const satisfies Record<Direction, string>;

/** How types of two kinds relate. */
function relationOfKinds(older: TypeNode, newer: TypeNode): Relation {
  if (older.kind === newer.kind) return "same";
  if (newer.kind === "any") return "widened";
  if (older.kind === "any") return "narrowed";
  if (isConstant(older) && newer.kind === "primitive" && areOf(older, newer)) return "widened";
  if (older.kind === "primitive" && isConstant(newer) && areOf(newer, older)) return "narrowed";
  return "changed";
}

function withoutNull(type: TypeNode): TypeNode {
  return type.kind === "nullable" ? type.type : type;
}

function isNull(type: TypeNode): boolean {
  return type.kind === "primitive" && type.type === "null";
}
