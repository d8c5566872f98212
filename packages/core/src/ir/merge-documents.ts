import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Defined, type Definition, definedTwice } from "../diagnostics/ir.ts";
import type { DocumentPart } from "./build-document.ts";
import { commonPrefix } from "./endpoint-prefix.ts";
import { byName } from "./order.ts";
import { sameJson } from "./same-json.ts";
import type { IR, Origin } from "./types.ts";

/**
 * Joins what several backends offer. Functions and contexts must have names of their own; a type that two
 * documents describe alike is one type.
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
    prefix: commonPrefix(parts.map(({ document }) => document)),
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

const sameComponent = (name: string, a: DocumentPart, b: DocumentPart): boolean =>
  sameJson(a.document.components.schemas[name], b.document.components.schemas[name], ["x-mizan-source"]);

const definition = ({ origin }: Named, { loaded }: DocumentPart): Definition => ({
  plugin: loaded.plugin,
  origin: loaded.origin,
  pointer: origin.pointer,
  source: origin.source,
});
