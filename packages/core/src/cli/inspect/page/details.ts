import type { PropertyOverview, TypeOverview } from "../overview.ts";
import type { TypeParts } from "../type-parts.ts";
import { accessOf, type Catalogue, type Entry } from "./catalogue.ts";
import { byId, type Child, html } from "./elements.ts";

/** Everything about the selected node, or about the backend if none is selected. */
export function showDetails(entry: Entry | undefined, catalogue: Catalogue): void {
  const region = byId("details");
  region.replaceChildren(...new Details(catalogue).of(entry));
  region.scrollTop = 0;
}

class Details {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  of(entry: Entry | undefined): readonly Child[] {
    switch (entry?.kind) {
      case undefined:
        return this.#backend();
      case "function":
        return this.#function(entry);
      case "context":
        return this.#context(entry);
      case "form":
        return this.#form(entry);
      case "type":
        return this.#type(entry.node);
    }
  }

  #backend(): readonly Child[] {
    const { functions, contexts, types } = this.#catalogue.data.overview;
    const open = functions.filter(({ isPublic, kind }) => isPublic && kind === "mutation");
    const untouched = contexts.filter(({ name }) => this.#catalogue.causesOf(name).length === 0);
    return [
      html("h2", {}, "Overview"),
      html("p", {}, `${functions.length} functions, ${contexts.length} contexts, ${types.length} types.`),
      html(
        "p",
        { class: "hint" },
        "Select a mutation to see what it invalidates, or a context to see what invalidates it.",
      ),
      ...links(
        "Mutations that anonymous users may call",
        open.map(({ name }) => this.#link("function", name)),
      ),
      ...links(
        "Contexts that no mutation affects",
        untouched.map(({ name, constant }) =>
          html("span", {}, this.#link("context", name), constant ? " constant" : ""),
        ),
      ),
    ];
  }

  #function({ node }: Extract<Entry, { kind: "function" }>): readonly Child[] {
    const { name, kind, context, affects, deprecated, description, source } = node;
    const causes = context === null ? [] : this.#catalogue.causesOf(context);
    return [
      ...heading(name, kind, deprecated),
      ...about(description),
      facts([
        ["Who may call it", [html("span", { class: node.isPublic ? "public" : "" }, accessOf(node))]],
        ["Context", context === null ? [] : [this.#link("context", context)]],
        ["Result", this.#parts(node.result)],
        ["Defined at", source === null ? [] : [html("code", {}, source)]],
      ]),
      ...this.#properties("Arguments", node.arguments),
      ...links(
        "Invalidates",
        affects.map((affected) =>
          html("span", {}, this.#link("context", affected.context), ` ${affected.which}`),
        ),
        affects.map((affected) => this.#members(affected.context)),
      ),
      ...links(
        "Invalidated by",
        causes.map(({ mutation, which }) => html("span", {}, this.#link("function", mutation), ` ${which}`)),
      ),
    ];
  }

  #context({ node }: Extract<Entry, { kind: "context" }>): readonly Child[] {
    const causes = this.#catalogue.causesOf(node.name);
    return [
      ...heading(node.name, "context", false),
      ...this.#properties("Parameters", node.params),
      ...links(
        "Functions",
        node.functions.map((name) => {
          const result = this.#catalogue.function(name)?.result ?? [];
          return html("span", {}, this.#link("function", name), " → ", ...this.#parts(result));
        }),
      ),
      ...links(
        "Invalidated by",
        causes.map(({ mutation, which }) => html("span", {}, this.#link("function", mutation), ` ${which}`)),
      ),
      ...(causes.length === 0
        ? [
            html(
              "p",
              { class: "hint" },
              `No mutation affects it${node.constant ? ": its data is constant" : ""}.`,
            ),
          ]
        : []),
    ];
  }

  #form({ node }: Extract<Entry, { kind: "form" }>): readonly Child[] {
    const { name, dynamic, submit, description, source } = node;
    return [
      ...heading(name, "form", false),
      ...about(description),
      facts([
        ["Submitted with", [this.#link("function", submit)]],
        ["Fields", dynamic ? ["more are described at run time"] : []],
        ["Defined at", source === null ? [] : [html("code", {}, source)]],
      ]),
      ...this.#properties("Fields", node.fields),
    ];
  }

  #type({
    name,
    parameters,
    properties,
    type,
    description,
    deprecated,
    source,
  }: TypeOverview): readonly Child[] {
    const users = this.#catalogue.usersOf(name);
    return [
      ...heading(parameters.length === 0 ? name : `${name}[${parameters.join(", ")}]`, "type", deprecated),
      ...about(description),
      facts([
        [properties === null ? "Is" : "Any other key", type === null ? [] : this.#parts(type)],
        ["Defined at", source === null ? [] : [html("code", {}, source)]],
      ]),
      ...this.#properties("Properties", properties ?? []),
      ...links(
        "Used by",
        users.map(({ kind, node }) => this.#link(kind, node.name)),
      ),
    ];
  }

  #properties(title: string, properties: readonly PropertyOverview[]): readonly Child[] {
    if (properties.length === 0) return [];
    const rows = properties.map(({ name, required, type, default: value, description }) =>
      html(
        "tr",
        {},
        html(
          "th",
          { scope: "row" },
          html("code", {}, name),
          ...(required ? [] : [html("span", { class: "hint" }, " optional")]),
        ),
        html(
          "td",
          {},
          ...this.#parts(type),
          ...(value === undefined ? [] : [html("span", { class: "hint" }, " = "), html("code", {}, value)]),
          ...about(description ?? null),
        ),
      ),
    );
    return [html("h3", {}, title), html("table", {}, html("tbody", {}, ...rows))];
  }

  #members(context: string): readonly Child[] {
    const functions = this.#catalogue.context(context)?.functions ?? [];
    return functions.map((name) => html("li", {}, this.#link("function", name)));
  }

  /** The name of a type that is not declared, such as a function's own input, is text. */
  #parts(parts: TypeParts): readonly Child[] {
    const shown = parts.map((part) => (typeof part === "string" ? part : this.#link("type", part.type)));
    return [html("code", {}, ...shown)];
  }

  #link(kind: Entry["kind"], name: string): Child {
    const href = this.#catalogue.href(kind, name);
    return this.#catalogue.at(href) === undefined ? name : html("a", { href }, name);
  }
}

function heading(name: string, kind: string, deprecated: boolean): readonly Child[] {
  const marks = deprecated ? [html("span", { class: "badge deprecated" }, "deprecated")] : [];
  return [
    html("p", { class: "badges" }, html("span", { class: `badge ${kind}` }, kind), ...marks),
    html("h2", {}, html("code", {}, name)),
  ];
}

function about(description: string | null): readonly Child[] {
  return description === null || description === "" ? [] : [html("p", { class: "description" }, description)];
}

/** Those that have a value. */
function facts(all: readonly (readonly [name: string, value: readonly Child[]])[]): Child {
  const known = all.filter(([, value]) => value.length > 0);
  return html(
    "dl",
    {},
    ...known.flatMap(([name, value]) => [html("dt", {}, name), html("dd", {}, ...value)]),
  );
}

/** A list, if there is something in it. @param inner the rows of a list inside each item */
function links(
  title: string,
  items: readonly Child[],
  inner: readonly (readonly Child[])[] = [],
): readonly Child[] {
  if (items.length === 0) return [];
  const rows = items.map((item, index) => {
    const members = inner[index] ?? [];
    return html("li", {}, item, ...(members.length === 0 ? [] : [html("ul", {}, ...members)]));
  });
  return [html("h3", {}, title), html("ul", {}, ...rows)];
}
