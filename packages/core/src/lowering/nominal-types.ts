import type { IR, TypeDeclaration, TypeNode } from "../ir/types.ts";
import { childTypes, walkTypes } from "../ir/walk.ts";
import { type Root, rootsOf, stepTo } from "./place.ts";

export interface NominalOptions {
  /** Which inline types get a name. Default: objects, enums and unions. */
  readonly needsName?: (type: TypeNode) => boolean;
  /**
   * Whether the language has generic types. By default, the instances of a generic declaration are left out. If false,
   * the generic declaration is left out instead: its instances are complete.
   */
  readonly generics?: boolean;
  /** How the language writes the name of a type. Two types never get names that it writes alike. Default: unchanged. */
  readonly spell?: (name: string) => string;
  /** Names that derived names must not have: keywords, imports, what the target itself exports. */
  readonly reserved?: Iterable<string>;
}

/** A type that a nominal language declares. */
export interface NominalType {
  /** For an inline type, derived from its place. Untrusted text, as all names in the IR. */
  readonly name: string;
  readonly type: TypeNode;
  /** The type variables that it mentions. */
  readonly parameters: readonly string[];
  /** The declaration of this name, or the one that an inline type is in; null in the parameters of a context. */
  readonly owner: TypeDeclaration | null;
  readonly isInline: boolean;
}

export interface NominalTypes {
  /** Each declaration of the IR, followed by the inline types inside it; those of the parameters of contexts last. */
  readonly all: readonly NominalType[];
  /** The name of an inline type; undefined if it has none. */
  nameOf(type: TypeNode): string | undefined;
}

/** Longer names are cut. Only a document that is deeper than any program, or hostile, has them. */
const LONGEST = 200;

/**
 * Names every inline type after its place: `options` of `RenameProjectInput` is `RenameProjectInputOptions`. A name
 * depends on nothing else, unless it is taken: then it gets a number. Names of declarations are never changed.
 */
export function nominalTypes(ir: IR, options: NominalOptions = {}): NominalTypes {
  const { needsName = isNominal, generics = true, spell = String, reserved = [] } = options;
  const names = new NameSet(spell, [...reserved, ...ir.types.map(({ name }) => name)]);
  const inline = new Map<TypeNode, string>();
  const all: NominalType[] = [];
  for (const root of rootsOf(ir, generics)) {
    const { owner } = root;
    if (root.isDeclaration) {
      const { name, type, parameters } = root;
      all.push({ name, type, parameters, owner, isInline: false });
    }
    for (const [type, name] of inlineTypes(root, needsName, inline, names)) {
      all.push({ name, type, parameters: variablesIn(type, root.parameters), owner, isInline: true });
    }
  }
  return { all, nameOf: (type) => inline.get(type) };
}

function isNominal({ kind }: TypeNode): boolean {
  return kind === "object" || kind === "enum" || kind === "union" || kind === "discriminatedUnion";
}

/** Names the types inside a root, outermost first. */
function* inlineTypes(
  root: Root,
  needsName: (type: TypeNode) => boolean,
  inline: Map<TypeNode, string>,
  names: NameSet,
): Generator<readonly [TypeNode, string]> {
  const open: (readonly [TypeNode, string])[] = [[root.type, root.name]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [type] = next;
    let [, place] = next;
    const isRoot = root.isDeclaration && type === root.type;
    if (!isRoot && needsName(type)) {
      // A plugin may use one node in several places: it is one type.
      if (inline.has(type)) continue;
      place = names.claim(root.isDeclaration && place === root.name ? `${place}Value` : place);
      inline.set(type, place);
      yield [type, place];
    }
    const children = childTypes(type);
    for (let index = children.length - 1; index >= 0; index--) {
      const inner = children[index]!;
      // Most types inside have no name, and none inside them, so that their places need no text.
      if (needsName(inner) || childTypes(inner).length > 0) open.push([inner, place + stepTo(type, index)]);
    }
  }
}

function variablesIn(type: TypeNode, scope: readonly string[]): readonly string[] {
  if (scope.length === 0) return scope;
  const used = new Set(walkTypes(type).map((node) => (node.kind === "parameter" ? node.name : undefined)));
  return scope.filter((name) => used.has(name));
}

class NameSet {
  readonly #spell: (name: string) => string;
  readonly #taken: Set<string>;
  /** The last number of each name that several types would have. */
  readonly #numbers = new Map<string, number>();

  constructor(spell: (name: string) => string, taken: readonly string[]) {
    this.#spell = spell;
    this.#taken = new Set(taken.map(spell));
  }

  claim(place: string): string {
    const wanted = place.length > LONGEST ? place.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "") : place;
    let name = wanted;
    let number = this.#numbers.get(wanted) ?? 1;
    while (this.#taken.has(this.#spell(name))) name = `${wanted}${(number += 1)}`;
    this.#numbers.set(wanted, number);
    this.#taken.add(this.#spell(name));
    return name;
  }
}
