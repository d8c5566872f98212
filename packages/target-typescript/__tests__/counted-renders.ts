import { createKernel, type Kernel } from "@mizan/kernel";
import { until } from "@mizan/kernel/scenarios";

export interface Row {
  readonly id: number;
  readonly name: string;
}

/** Pages of a framework, whose components report each time that they are rendered. Each returns what removes the page. */
export interface CountedPages {
  /** Shows the function `rows` of the context `table` in a `<ul>`, and each row in a component of its own, an `<li>`. */
  showRows(kernel: Kernel, root: Element, rendered: (name: string) => void): () => unknown;
  /** Shows each of these functions of the context `bundle`, an object with a name, in a component of its own, an `<li>`. */
  showParts(
    kernel: Kernel,
    root: Element,
    rendered: (name: string) => void,
    functions: readonly string[],
  ): () => unknown;
}

/** What a refresh did in which one of the items changed. */
export interface Refreshed {
  /** The names that components rendered. */
  readonly rendered: readonly string[];
  /** From the answer to the changed page. */
  readonly milliseconds: number;
}

interface Watched {
  /** The number of `<li>`. */
  readonly items: number;
  readonly context: string;
  readonly show: (kernel: Kernel, root: Element, rendered: (name: string) => void) => () => unknown;
  /** The data of the context; in the second answer, the last item is called "changed". */
  readonly data: (nameOf: (index: number) => string) => object;
}

async function refresh({ items, context, show, data }: Watched): Promise<Refreshed> {
  let isChanged = false;
  let answered = 0;
  const nameOf = (index: number): string => (isChanged && index === items - 1 ? "changed" : `item ${index}`);
  const kernel = createKernel({
    baseUrl: "http://localhost/api",
    fetch: () => {
      const response = new Response(JSON.stringify(data(nameOf)));
      answered = performance.now();
      return Promise.resolve(response);
    },
    server: false,
  });
  const rendered: string[] = [];
  const root = document.createElement("div");
  const close = show(kernel, root, (name) => rendered.push(name));
  try {
    const count = (): number => root.querySelectorAll("li").length;
    await until(() => count() === items && root.textContent.includes("item 0"));
    const last = [...root.querySelectorAll("li")].at(-1)!;
    const changed = nextChange(last);
    rendered.length = 0;
    isChanged = true;
    kernel.invalidate(context);
    return { rendered, milliseconds: (await changed) - answered };
  } finally {
    await close();
  }
}

/** When the text of an element changes. */
const nextChange = (element: Element): Promise<number> =>
  new Promise((resolve) => {
    new MutationObserver(() => resolve(performance.now())).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });

/** A list of so many rows is read again, and one row has changed. */
export const refreshRows = ({ showRows }: CountedPages, rows: number): Promise<Refreshed> =>
  refresh({
    items: rows,
    context: "table",
    show: showRows,
    data: (nameOf) => ({ rows: Array.from({ length: rows }, (_, id): Row => ({ id, name: nameOf(id) })) }),
  });

/** A context of so many functions is read again, and one result has changed. */
export const refreshParts = ({ showParts }: CountedPages, functions: number): Promise<Refreshed> => {
  const names = Array.from({ length: functions }, (_, index) => `read_${index}`);
  return refresh({
    items: functions,
    context: "bundle",
    show: (kernel, root, rendered) => showParts(kernel, root, rendered, names),
    data: (nameOf) => Object.fromEntries(names.map((name, index) => [name, { name: nameOf(index) }])),
  });
};

/** The tests of what a refresh renders. */
export function testRenders(pages: CountedPages): void {
  test("in a list of 10,000 rows, a refresh that changes one row renders that row only", async () => {
    const { rendered } = await refreshRows(pages, 10_000);
    expect(rendered).toEqual(["changed"]);
  });

  test("a refresh of 50 functions renders only the component whose data changed", async () => {
    const { rendered } = await refreshParts(pages, 50);
    expect(rendered).toEqual(["changed"]);
  });
}
