import { type Catalogue, type Entry, searchText } from "./catalogue.ts";
import { byId, html } from "./elements.ts";
import { oneTabStop } from "./keyboard.ts";

interface Item {
  readonly entry: Entry;
  readonly text: string;
  readonly row: HTMLLIElement;
  readonly link: HTMLAnchorElement;
}

interface Group {
  readonly heading: HTMLElement;
  readonly count: HTMLElement;
  readonly items: readonly Item[];
}

const GROUPS: readonly (readonly [title: string, includes: (entry: Entry) => boolean])[] = [
  ["Mutations", (entry) => entry.kind === "function" && entry.node.kind === "mutation"],
  ["Contexts", ({ kind }) => kind === "context"],
  ["Functions of contexts", (entry) => entry.kind === "function" && entry.node.kind === "context"],
  ["Calls", (entry) => entry.kind === "function" && entry.node.kind === "call"],
  ["Forms", ({ kind }) => kind === "form"],
  ["Types", ({ kind }) => kind === "type"],
];

/** The list of everything, with the search above it. */
export class List {
  readonly #region = byId("list");
  readonly #search = byId("search") as HTMLInputElement;
  readonly #publicOnly = byId("public-only") as HTMLInputElement;
  readonly #status = byId("status");
  readonly #setTabStop = oneTabStop(this.#region);
  #groups: readonly Group[] = [];

  constructor() {
    this.#search.addEventListener("input", () => this.#filter());
    this.#publicOnly.addEventListener("change", () => this.#filter());
    this.#search.addEventListener("keydown", (event) => {
      const first = this.#groups.flatMap(({ items }) => items).find(({ row }) => !row.hidden);
      if (event.key === "Enter") first?.link.click();
      else if (event.key === "ArrowDown") first?.link.focus();
      else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
      if (event.key !== "/" || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.#search.select();
    });
  }

  show({ entries }: Catalogue): void {
    this.#groups = GROUPS.flatMap(([title, includes]) => {
      const items = entries.filter(includes).map(itemOf);
      const count = html("span", { class: "count" });
      return items.length === 0 ? [] : [{ heading: html("h2", {}, title, " ", count), count, items }];
    });
    this.#region.replaceChildren(
      ...this.#groups.map(({ heading, items }) =>
        html("section", {}, heading, html("ul", {}, ...items.map(({ row }) => row))),
      ),
    );
    this.#filter();
  }

  select(selected: Entry | undefined): void {
    for (const { entry, link } of this.#groups.flatMap(({ items }) => items)) {
      if (entry !== selected) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "true");
        link.scrollIntoView({ block: "nearest" });
      }
    }
    this.#setTabStop();
  }

  /** Shows what contains every word of the search. */
  #filter(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/);
    let [shown, all] = [0, 0];
    for (const { heading, count, items } of this.#groups) {
      for (const { entry, text, row } of items)
        row.hidden = !(this.#admits(entry) && words.every((word) => text.includes(word)));
      const found = items.filter(({ row }) => !row.hidden).length;
      count.textContent = found === items.length ? `${found}` : `${found} of ${items.length}`;
      heading.parentElement!.hidden = found === 0;
      shown += found;
      all += items.length;
    }
    this.#status.textContent =
      shown === all ? "" : shown === 0 ? "Nothing found" : `${shown} of ${all} shown`;
    this.#setTabStop();
  }

  #admits(entry: Entry): boolean {
    return !this.#publicOnly.checked || (entry.kind === "function" && entry.node.isPublic);
  }
}

function itemOf(entry: Entry): Item {
  const marks =
    entry.kind === "function" && entry.node.isPublic ? [html("span", { class: "public" }, "public")] : [];
  const isDeprecated = (entry.kind === "function" || entry.kind === "type") && entry.node.deprecated;
  const name = html("span", { class: isDeprecated ? "name deprecated" : "name" }, entry.node.name);
  const kind = entry.kind === "function" ? entry.node.kind : entry.kind;
  const link = html("a", { href: entry.href, class: `item ${kind}`, title: entry.node.name }, name, ...marks);
  return { entry, text: searchText(entry), row: html("li", {}, link), link };
}
