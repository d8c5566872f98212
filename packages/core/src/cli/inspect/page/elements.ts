import { visible } from "../../../render/invisible.ts";

export type Child = Node | string;

/**
 * Creates an HTML element. Strings become text nodes, so text of a document is never markup; invisible characters in
 * it, which could reorder the text around them, are replaced with their code points.
 */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for the elements of a picture. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill<Filled extends Element>(
  filled: Filled,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Child[],
): Filled {
  for (const [name, value] of Object.entries(attributes)) filled.setAttribute(name, visible(String(value)));
  filled.append(...children.map((child) => (typeof child === "string" ? visible(child) : child)));
  return filled;
}

/** The element of the page's own markup. @throws TypeError if there is none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`the page has no element #${id}`);
  return found;
}
