import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Defined, type Definition, definedTwice } from "../diagnostics/ir.ts";
import type { DocumentPart } from "./build-document.ts";
import { byName } from "./ir-index.ts";
import { commonPrefix } from "./prefix.ts";
import type { IR, Origin } from "./types.ts";

/**
 * Merges the documents of several backends. Names of functions, contexts and forms must be unique. Types with
 * equal schemas are merged.
 */
export function mergeDocuments(parts: readonly DocumentPart[], report: (diagnostic: Diagnostic) => void): IR {
  const merge = <Item extends Named>(what: Defined, itemsOf: ItemsOf<Item>): Item[] => {
    const known = new Map<string, { readonly item: Item; readonly part: DocumentPart }>();
    for (const part of parts) {
      for (const item of itemsOf(part)) {
        const first = known.get(item.name);
        if (first === undefined) known.set(item.name, { item, part });
        else if (what !== "type" || !sameComponent(item.name, first.part, part)) {
          const [one, two] = [definition(first.item, first.part), definition(item, part)];
          report(definedTwice({ what, name: item.name, first: one, second: two }));
        }
      }
    }
    return Array.from(known.values(), ({ item }) => item).sort(byName);
  };
  const first = parts[0]?.document;
  return {
    irVersion: 1,
    title: first?.info.title ?? "",
    version: first?.info.version ?? "",
    prefix: commonPrefix(parts),
    csrf: parts.some(({ document }) => document["x-mizan-session"].csrf),
    functions: merge("function", (part) => part.functions),
    contexts: merge("context", (part) => part.contexts),
    forms: merge("form", (part) => part.forms),
    channels: merge("channel", (part) => part.channels),
    types: merge("type", (part) => part.types.values()),
  };
}

interface Named {
  readonly name: string;
  readonly origin: Origin;
}

type ItemsOf<Item> = (part: DocumentPart) => Iterable<Item>;

/** Their sources may differ, and one backend may use only the input or the output of a class. */
const sameComponent = (name: string, a: DocumentPart, b: DocumentPart): boolean =>
  sameJson(schemaOf(name, a), schemaOf(name, b), ["x-mizan-source", "x-mizan-twin"]);

const schemaOf = (name: string, { document, components }: DocumentPart): unknown =>
  document.components.schemas[components.get(name) ?? name];

const definition = ({ origin }: Named, { loaded }: DocumentPart): Definition => ({
  plugin: loaded.plugin,
  origin: loaded.origin,
  pointer: origin.pointer,
  source: origin.source,
});

/**
 * Whether two JSON values are equal, regardless of the order of keys.
 * @param except keys to ignore
 */
function sameJson(a: unknown, b: unknown, except: readonly string[] = []): boolean {
  return canonical(a, except) === canonical(b, except);
}

function canonical(value: unknown, except: readonly string[]): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([key]) => !except.includes(key));
    // An array, because an object cannot have every key (`__proto__`) in every order (`1` comes first).
    return { object: entries.sort(([one], [two]) => (one < two ? -1 : 1)).flat() };
  });
}
