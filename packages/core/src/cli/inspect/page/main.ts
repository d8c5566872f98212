/** The script of the page that `mizan inspect --html` writes. The fragment of its address selects a node. */
import type { PageData } from "../page-html.ts";
import { Catalogue } from "./catalogue.ts";
import { showDetails } from "./details.ts";
import { byId, html } from "./elements.ts";
import { Graph } from "./graph.ts";
import { List } from "./list.ts";

const data = JSON.parse(byId("data").textContent) as readonly PageData[];
const catalogues = data.map((one) => new Catalogue(one));
const list = new List();
const graph = new Graph();
let shown: Catalogue | undefined;

/** Shows what the address selects, of the config that it names. */
function show(): void {
  const catalogue = catalogues.find(({ root }) => location.hash.startsWith(root)) ?? catalogues[0];
  if (catalogue === undefined) return;
  if (catalogue !== shown) {
    showHeader(catalogue);
    list.show(catalogue);
    graph.show(catalogue);
    shown = catalogue;
  }
  const selected = catalogue.at(location.hash);
  list.select(selected);
  graph.select(selected);
  showDetails(selected, catalogue);
}

function showHeader(catalogue: Catalogue): void {
  const { title, version, endpoints } = catalogue.data.overview;
  byId("title").replaceChildren(html("a", { href: catalogue.root }, title), " ", html("small", {}, version));
  byId("endpoints").replaceChildren(endpoints);
  byId("configs").replaceChildren(
    ...catalogues.flatMap((each) => {
      const { config } = each.data;
      if (config === null) return [];
      return [
        html("a", { href: each.root, ...(each === catalogue ? { "aria-current": "true" } : {}) }, config),
      ];
    }),
  );
}

window.addEventListener("hashchange", show);
show();
