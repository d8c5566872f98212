type Link = HTMLAnchorElement | SVGAElement;

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/**
 * Makes the links of a region one tab stop, within which the arrow keys move: a list of thousands of links would
 * otherwise be thousands of tab stops. Left and right move to the nearest link of another column, if there is one.
 * @returns a function to call after the links have changed
 */
export function oneTabStop(region: HTMLElement): () => void {
  const links = (): Link[] => [...region.querySelectorAll<Link>("li:not([hidden]) > a, svg a")];
  const stopAt = (stop: Link | undefined): void => {
    for (const link of region.querySelectorAll("a[tabindex='0']")) link.setAttribute("tabindex", "-1");
    stop?.setAttribute("tabindex", "0");
  };
  region.addEventListener("focusin", ({ target }) => {
    const link = (target as Element).closest<Link>("a");
    if (link !== null) stopAt(link);
  });
  region.addEventListener("keydown", (event) => {
    const current = (event.target as Element).closest<Link>("a");
    if (current === null || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(current, event.key, links());
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return () => {
    const all = links();
    for (const link of all) link.setAttribute("tabindex", "-1");
    stopAt(all.find((link) => link.hasAttribute("aria-current")) ?? all[0]);
  };
}

function neighbour(current: Link, key: string, links: readonly Link[]): Link | undefined {
  const column = (link: Link): string | undefined => link.dataset["column"];
  const step = STEPS[key];
  if (step !== undefined) {
    const inColumn = links.filter((link) => column(link) === column(current));
    const index = inColumn.indexOf(current) + step;
    return inColumn[Math.max(0, Math.min(inColumn.length - 1, index))];
  }
  if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
  const others = links.filter((link) => column(link) !== column(current));
  const top = current.getBoundingClientRect().top;
  const distance = (link: Link): number => Math.abs(link.getBoundingClientRect().top - top);
  const distances = others.map((link) => ({ link, distance: distance(link) }));
  return distances.sort((one, another) => one.distance - another.distance)[0]?.link;
}
