import type { GraphOrder } from "../graph-order.ts";

/** A box of the picture, in pixels from the top. */
export interface Box {
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

export interface Layout {
  readonly mutations: readonly Box[];
  readonly contexts: readonly Box[];
  readonly height: number;
}

export const ROW = 24;
const GAP = { mutations: 6, contexts: 14 };

/**
 * Places two columns: the longer one without free space, and the boxes of the other one beside their neighbours.
 * @param order only of the names that are shown
 * @param rows how many rows of text the box of a context has
 * @param targets the contexts that a mutation affects
 */
export function layOut(
  order: GraphOrder,
  rows: (context: string) => number,
  targets: (mutation: string) => readonly string[],
): Layout {
  const sources = new Map<string, string[]>(order.contexts.map((name) => [name, []]));
  for (const name of order.mutations) for (const context of targets(name)) sources.get(context)?.push(name);
  const mutations = stack(order.mutations, () => ROW, GAP.mutations);
  const contexts = stack(order.contexts, (name) => rows(name) * ROW, GAP.contexts);
  const height = Math.max(endOf(mutations), endOf(contexts));
  if (endOf(mutations) < height)
    return { mutations: beside(mutations, contexts, targets, height, GAP.mutations), contexts, height };
  const moved = beside(contexts, mutations, (name) => sources.get(name) ?? [], height, GAP.contexts);
  return { mutations, contexts: moved, height };
}

function stack(names: readonly string[], heightOf: (name: string) => number, gap: number): Box[] {
  let y = 0;
  return names.map((name) => {
    const box = { name, y, height: heightOf(name) };
    y += box.height + gap;
    return box;
  });
}

/** Moves boxes down to the middle of their neighbours, in their order and without overlap. */
function beside(
  boxes: readonly Box[],
  others: readonly Box[],
  neighbours: (name: string) => readonly string[],
  end: number,
  gap: number,
): Box[] {
  const middles = new Map(others.map(({ name, y, height }) => [name, y + height / 2]));
  let lowest = 0;
  const moved = boxes.map((box) => {
    const found = neighbours(box.name).flatMap((name) => middles.get(name) ?? []);
    const middle = found.reduce((sum, one) => sum + one, 0) / found.length;
    const y = Math.max(lowest, found.length === 0 ? 0 : middle - box.height / 2);
    lowest = y + box.height + gap;
    return { ...box, y };
  });
  let limit = end;
  const fitted = moved.reverse().map((box) => {
    const y = Math.min(box.y, limit - box.height);
    limit = y - gap;
    return { ...box, y };
  });
  return fitted.reverse();
}

function endOf(boxes: readonly Box[]): number {
  const last = boxes.at(-1);
  return last === undefined ? 0 : last.y + last.height;
}
