import type {
  AffectedOverview,
  ContextOverview,
  FormOverview,
  FunctionOverview,
  PropertyOverview,
  TypeOverview,
} from "../overview.ts";
import type { PageData } from "../page-html.ts";
import { typeText, type TypeParts } from "../type-parts.ts";

export type Entry =
  | { readonly kind: "function"; readonly href: string; readonly node: FunctionOverview }
  | { readonly kind: "context"; readonly href: string; readonly node: ContextOverview }
  | { readonly kind: "form"; readonly href: string; readonly node: FormOverview }
  | { readonly kind: "type"; readonly href: string; readonly node: TypeOverview };

/** A mutation that affects a context, and how. */
export type Cause = AffectedOverview & { readonly mutation: string };

/** Finds the nodes of an overview by their links, and their relations. */
export class Catalogue {
  readonly data: PageData;
  readonly root: string;
  readonly entries: readonly Entry[];
  readonly #byHref: ReadonlyMap<string, Entry>;
  readonly #causes = new Map<string, Cause[]>();
  readonly #users = new Map<string, Set<Entry>>();

  constructor(data: PageData) {
    this.data = data;
    this.root = data.config === null ? "#" : `#${encode(data.config)}/`;
    const { functions, contexts, forms, types } = data.overview;
    this.entries = [
      ...functions.map(
        (node) => ({ kind: "function", href: this.href("function", node.name), node }) as const,
      ),
      ...contexts.map((node) => ({ kind: "context", href: this.href("context", node.name), node }) as const),
      ...forms.map((node) => ({ kind: "form", href: this.href("form", node.name), node }) as const),
      ...types.map((node) => ({ kind: "type", href: this.href("type", node.name), node }) as const),
    ];
    this.#byHref = new Map(this.entries.map((entry) => [entry.href, entry]));
    for (const { name, affects } of functions)
      for (const affected of affects) append(this.#causes, affected.context, { ...affected, mutation: name });
    for (const entry of this.entries)
      for (const name of typeNames(entry))
        this.#users.set(name, (this.#users.get(name) ?? new Set()).add(entry));
  }

  /** The fragment of the page's address that selects a node. */
  href(kind: Entry["kind"], name: string): string {
    return `${this.root}${kind}/${encode(name)}`;
  }

  at(href: string): Entry | undefined {
    return this.#byHref.get(href);
  }

  function(name: string): FunctionOverview | undefined {
    const entry = this.at(this.href("function", name));
    return entry?.kind === "function" ? entry.node : undefined;
  }

  context(name: string): ContextOverview | undefined {
    const entry = this.at(this.href("context", name));
    return entry?.kind === "context" ? entry.node : undefined;
  }

  causesOf(context: string): readonly Cause[] {
    return this.#causes.get(context) ?? [];
  }

  /** What has a type in its arguments, result, parameters, or properties. */
  usersOf(type: string): readonly Entry[] {
    return [...(this.#users.get(type) ?? [])];
  }
}

/** In lower case: what a search looks through. */
export function searchText(entry: Entry): string {
  const { node } = entry;
  const types = typesOf(entry).map(typeText);
  const texts = [node.name, ...propertiesOf(entry).map(({ name }) => name), ...types];
  if (entry.kind !== "context") texts.push(entry.node.description ?? "", entry.node.source ?? "");
  if (entry.kind === "function") texts.push(entry.node.kind, ...entry.node.rules, accessOf(entry.node));
  return texts.join("\n").toLowerCase();
}

const RULES: Readonly<Record<string, string>> = {
  required: "signed-in users",
  custom: "a rule of the backend",
};

/** Who may call a function. */
export function accessOf({ rules, isPublic }: FunctionOverview): string {
  if (isPublic) return "public";
  return rules.map((rule) => (Object.hasOwn(RULES, rule) ? RULES[rule]! : rule)).join(", ");
}

function propertiesOf({ kind, node }: Entry): readonly PropertyOverview[] {
  if (kind === "function") return node.arguments;
  if (kind === "context") return node.params;
  return kind === "form" ? node.fields : (node.properties ?? []);
}

function typesOf(entry: Entry): readonly TypeParts[] {
  const types = propertiesOf(entry).map(({ type }) => type);
  if (entry.kind === "function") return [...types, entry.node.result];
  return entry.kind === "type" && entry.node.type !== null ? [...types, entry.node.type] : types;
}

function typeNames(entry: Entry): readonly string[] {
  return typesOf(entry).flatMap((parts) =>
    parts.flatMap((part) => (typeof part === "string" ? [] : [part.type])),
  );
}

/** Half a surrogate pair has no encoding. */
function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}

function append<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}
