import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { escapeInvisible, unicodeEscape, visible } from "../../render/invisible.ts";
import { code, type Code } from "../../render/code.ts";
import { loadTemplates } from "../../render/templates.ts";
import { packageRoot } from "../../version.ts";
import { type GraphOrder, orderGraph } from "./graph-order.ts";
import type { Overview } from "./overview.ts";

/** How every page begins, and no other file. */
export const PAGE_START: string = [
  "<!doctype html>",
  '<html lang="en">',
  '<meta charset="utf-8">',
  '<meta name="generator" content="mizan inspect">',
].join("\n");

/** What the script of the page reads, for each config of the file. */
export interface PageData {
  /** The name of the config, if the file contains several. */
  readonly config: string | null;
  readonly overview: Overview;
  readonly order: GraphOrder;
}

/**
 * One HTML file with everything in it. Text of a document is only in its title, escaped, and in a block of JSON, which
 * the script reads and shows as text. A policy forbids every request and every other script.
 */
export function pageHtml(overviews: readonly Omit<PageData, "order">[]): string {
  const data = overviews.map((one): PageData => ({ ...one, order: orderGraph(one.overview) }));
  const style = bundled("page.css");
  const script = bundled("page.js");
  const titles = new Set(overviews.map(({ overview }) => overview.title));
  const templates = loadTemplates(new URL("templates/", packageRoot));
  return templates.render("overview.html", {
    policy: policy(style, script),
    title: escaped(`${[...titles].join(", ")} – mizan`),
    style: code(style),
    script: code(script),
    data: json(data),
  });
}

/** A file that `scripts/bundle.mjs` makes from the sources in `page`. */
function bundled(name: string): string {
  return readFileSync(new URL(`dist/page/${name}`, packageRoot), "utf8");
}

/** https://www.w3.org/TR/CSP3/: scripts and styles run if they have one of these hashes. Nothing is fetched. */
function policy(style: string, script: string): Code {
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return code(
    `"default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'"`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text between tags. */
function escaped(text: string): Code {
  return code(visible(text).replace(/[&<>]/g, (character) => ENTITIES[character]!));
}

/** JSON for a `script` element, which any tag in it could end. */
function json(value: unknown): Code {
  return code(escapeInvisible(JSON.stringify(value), unicodeEscape).replaceAll("<", "\\u003C"));
}
