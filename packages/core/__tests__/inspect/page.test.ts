/** @jest-environment jsdom */
import { createHash } from "node:crypto";
import { overviewOf } from "../../src/cli/inspect/overview.ts";
import { PAGE_START, type PageData, pageHtml } from "../../src/cli/inspect/page-html.ts";
import { benignTwin, hostileDocument, irOf, PAYLOADS } from "../../src/testing/index.ts";

const hostile = overviewOf(irOf(hostileDocument()).ir);
const benign = overviewOf(irOf(benignTwin()).ir);
const pageOf = (overview: PageData["overview"]): Document =>
  new DOMParser().parseFromString(pageHtml([{ config: null, overview }]), "text/html");

/** The elements with their attributes, without text and without the targets of links. */
function structure(element: Element): unknown {
  const attributes = element.getAttributeNames().filter((name) => !["href", "content"].includes(name));
  return [element.tagName, attributes.sort(), [...element.children].map(structure)];
}

test("text of a document adds no element to the page", () => {
  const title = "</title><script>evil()</script>";
  expect(structure(pageOf({ ...hostile, title }).documentElement)).toEqual(
    structure(pageOf(benign).documentElement),
  );
});

test("the script reads exactly what was inspected", () => {
  const page = pageOf(hostile);
  const [data] = JSON.parse(page.getElementById("data")!.textContent) as PageData[];
  expect(data?.overview).toEqual(JSON.parse(JSON.stringify(hostile)));
  expect(page.title).toContain("<img src=x onerror=evil()>");
});

test("the policy of the page allows nothing but its own script and style", () => {
  const page = pageOf(hostile);
  const hash = (element: Element | null): string =>
    `'sha256-${createHash("sha256").update(element!.textContent).digest("base64")}'`;
  const policy = page.querySelector("meta[http-equiv='Content-Security-Policy']")?.getAttribute("content");
  const style = hash(page.querySelector("style"));
  const script = hash(page.querySelector("script:not([type])"));
  expect(policy).toBe(
    `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`,
  );
  expect(pageHtml([]).startsWith(PAGE_START)).toBe(true);
});

test("text of a document adds no element when the script shows it", async () => {
  const markup = PAYLOADS.filter((text) => /<\/|<img/.test(text));
  const overviews = [
    { config: "benign", overview: overviewOf(irOf(benignTwin(markup)).ir) },
    { config: "hostile", overview: overviewOf(irOf(hostileDocument(markup)).ir) },
  ];
  const page = new DOMParser().parseFromString(pageHtml(overviews), "text/html");
  document.documentElement.innerHTML = page.documentElement.innerHTML;
  // jsdom lays nothing out
  Element.prototype.scrollIntoView = () => {};
  await import("../../src/cli/inspect/page/main.ts");
  const shown = async (hash: string): Promise<unknown> => {
    const changed = new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
    location.hash = hash;
    await changed;
    return ["title", "list", "graph", "details"].map((id) => structure(document.getElementById(id)!));
  };
  const kinds = ["function/read_", "function/change_", "context/context_", "type/Output", "type/Pet"];
  const nodes = kinds.flatMap((kind) => markup.map((_, index) => `${kind}${index}`));
  const forms = overviews[0]!.overview.forms.map(({ name }) => `form/${name}`);
  for (const node of ["", ...nodes, ...forms]) {
    const expected = await shown(`#benign/${node}`);
    if (node !== "") expect(document.querySelector("#details h2 code")).not.toBeNull();
    expect(await shown(`#hostile/${node}`)).toEqual(expected);
  }
});
