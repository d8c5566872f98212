import type { Catalogue, Entry } from "./catalogue.ts";
import { byId, html, svg } from "./elements.ts";
import { oneTabStop } from "./keyboard.ts";
import { type Box, layOut, ROW } from "./layout.ts";

const WIDTH = { mutation: 240, between: 150, context: 270 };
const RIGHT = WIDTH.mutation + WIDTH.between;
/** Of the font of the picture, which is monospaced. */
const CHARACTER = 7.3;
/** With more boxes, a selection shows only what is connected with it. */
const MANY = 60;

/** What belongs to the selected node; null if nothing of the picture is selected. */
interface Connected {
  readonly mutations: ReadonlySet<string>;
  readonly contexts: ReadonlySet<string>;
}

/** The picture of which mutation invalidates which context. */
export class Graph {
  readonly #region = byId("graph");
  readonly #connectedOnly = byId("connected-only") as HTMLInputElement;
  readonly #setTabStop = oneTabStop(this.#region);
  #catalogue: Catalogue | undefined;
  #selected: Entry | undefined;
  /** What is drawn: everything, or only what is connected. */
  #drawn: Connected | null | undefined;

  constructor() {
    this.#connectedOnly.addEventListener("change", () => this.#update());
  }

  show(catalogue: Catalogue): void {
    const { mutations, contexts } = catalogue.data.order;
    this.#catalogue = catalogue;
    this.#drawn = undefined;
    this.#connectedOnly.checked = mutations.length + contexts.length > MANY;
  }

  select(selected: Entry | undefined): void {
    this.#selected = selected;
    this.#update();
  }

  #update(): void {
    if (this.#catalogue === undefined) return;
    const connected = connectedWith(this.#selected, this.#catalogue);
    const shown = this.#connectedOnly.checked ? connected : null;
    if (this.#drawn === undefined || shown !== null || this.#drawn !== null) {
      const focused = this.#region.contains(document.activeElement);
      this.#region.replaceChildren(draw(this.#catalogue, shown));
      this.#drawn = shown;
      if (focused) this.#linkTo(this.#selected)?.focus();
    }
    this.#highlight(connected);
    this.#setTabStop();
  }

  #highlight(connected: Connected | null): void {
    this.#region.classList.toggle("has-selection", connected !== null);
    const href = this.#selected?.href;
    for (const part of this.#region.querySelectorAll<SVGElement>("[data-mutation], [data-context]")) {
      const { mutation, context } = part.dataset;
      const isOn =
        (mutation === undefined || connected?.mutations.has(mutation) === true) &&
        (context === undefined || connected?.contexts.has(context) === true);
      part.classList.toggle("on", isOn);
    }
    for (const link of this.#region.querySelectorAll("a")) {
      if (link.getAttribute("href") === href) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (connected !== null)
      this.#linkTo(this.#selected)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #linkTo(entry: Entry | undefined): SVGAElement | undefined {
    const links = this.#region.querySelectorAll<SVGAElement>("svg a");
    return [...links].find((link) => link.getAttribute("href") === entry?.href);
  }
}

function connectedWith(entry: Entry | undefined, catalogue: Catalogue): Connected | null {
  const mutation = mutationOf(entry, catalogue);
  if (mutation !== undefined) {
    const { affects } = catalogue.function(mutation)!;
    return { mutations: new Set([mutation]), contexts: new Set(affects.map(({ context }) => context)) };
  }
  const context =
    entry?.kind === "context" ? entry.node.name : entry?.kind === "function" ? entry.node.context : null;
  if (context === null) return null;
  const causes = catalogue.causesOf(context).map((cause) => cause.mutation);
  return { mutations: new Set(causes), contexts: new Set([context]) };
}

/** The mutation that an entry is or, for a form, submits to; undefined if it affects no context. */
function mutationOf(entry: Entry | undefined, catalogue: Catalogue): string | undefined {
  const name =
    entry?.kind === "form" ? entry.node.submit : entry?.kind === "function" ? entry.node.name : undefined;
  const affects = name === undefined ? [] : (catalogue.function(name)?.affects ?? []);
  return affects.length === 0 ? undefined : name;
}

function draw(catalogue: Catalogue, shown: Connected | null): Element {
  const { order } = catalogue.data;
  const mutations = order.mutations.filter((name) => shown?.mutations.has(name) ?? true);
  const contexts = order.contexts.filter((name) => shown?.contexts.has(name) ?? true);
  if (contexts.length === 0) return html("p", { class: "empty" }, "The backend has no contexts.");
  const functionsOf = (name: string): readonly string[] => catalogue.context(name)?.functions ?? [];
  const affectsOf = (name: string) => catalogue.function(name)?.affects ?? [];
  const layout = layOut(
    { mutations, contexts },
    (name) => functionsOf(name).length + 1,
    (name) => affectsOf(name).map(({ context }) => context),
  );
  const targets = new Map(layout.contexts.map((box) => [box.name, box]));
  const width = RIGHT + WIDTH.context;
  return svg(
    "svg",
    // a margin for outlines
    { viewBox: `-4 -4 ${width + 8} ${layout.height + 8}`, width: width + 8, height: layout.height + 8 },
    ...layout.mutations.flatMap((box) =>
      affectsOf(box.name).flatMap(({ context, isNarrowed }) => {
        const target = targets.get(context);
        return target === undefined ? [] : [line(box, target, isNarrowed)];
      }),
    ),
    ...layout.mutations.map((box) => mutationBox(box, catalogue)),
    ...layout.contexts.map((box) => contextBox(box, functionsOf(box.name), catalogue)),
  );
}

function line(mutation: Box, context: Box, isNarrowed: boolean): SVGElement {
  const [from, to] = [mutation.y + mutation.height / 2, context.y + ROW / 2];
  const middle = WIDTH.mutation + WIDTH.between / 2;
  return svg("path", {
    class: isNarrowed ? "line narrowed" : "line",
    d: `M${WIDTH.mutation} ${from}C${middle} ${from} ${middle} ${to} ${RIGHT - 7} ${to}m-6 -4l6 4l-6 4`,
    "data-mutation": mutation.name,
    "data-context": context.name,
  });
}

function mutationBox({ name, y, height }: Box, catalogue: Catalogue): SVGElement {
  return svg(
    "a",
    {
      href: catalogue.href("function", name),
      class: "box mutation",
      "data-column": "mutations",
      "data-mutation": name,
    },
    svg("rect", { x: 0, y, width: WIDTH.mutation, height, rx: 5 }),
    ...label(name, 10, y, WIDTH.mutation),
  );
}

function contextBox(
  { name, y, height }: Box,
  functions: readonly string[],
  catalogue: Catalogue,
): SVGElement {
  const column = { "data-column": "contexts" };
  return svg(
    "g",
    { class: "box context", "data-context": name },
    svg("rect", { class: "card", x: RIGHT, y, width: WIDTH.context, height, rx: 5 }),
    svg(
      "a",
      { href: catalogue.href("context", name), class: "heading", ...column },
      svg("rect", { x: RIGHT, y, width: WIDTH.context, height: ROW, rx: 5 }),
      ...label(name, RIGHT + 10, y, WIDTH.context),
    ),
    ...functions.map((member, index) => {
      const top = y + (index + 1) * ROW;
      return svg(
        "a",
        { href: catalogue.href("function", member), class: "member", ...column },
        svg("rect", { x: RIGHT + 1, y: top, width: WIDTH.context - 2, height: ROW - 1, rx: 4 }),
        ...label(member, RIGHT + 22, top, WIDTH.context - 12),
      );
    }),
  );
}

/** A name in a box, shortened if it is too long: a picture does not wrap text. */
function label(name: string, x: number, y: number, width: number): readonly SVGElement[] {
  const most = Math.floor((width - 20) / CHARACTER);
  const isLong = name.length > most;
  const text = svg("text", { x, y: y + ROW / 2 }, isLong ? `${name.slice(0, most - 1)}…` : name);
  return isLong ? [svg("title", {}, name), text] : [text];
}
