import { orderGraph } from "../../src/cli/inspect/graph-order.ts";
import type { Overview } from "../../src/cli/inspect/overview.ts";
import { layOut } from "../../src/cli/inspect/page/layout.ts";

/** Mutations with the contexts that they affect. */
function graph(affects: Readonly<Record<string, readonly string[]>>, contexts: readonly string[]) {
  const functions = Object.entries(affects).map(([name, names]) => ({
    name,
    affects: names.map((context) => ({ context })),
  }));
  return { functions, contexts: contexts.map((name) => ({ name })) } as unknown as Overview;
}

test("a mutation is beside its contexts, and lines do not cross where they need not", () => {
  const affects = { a: ["z"], b: ["y", "z"], c: ["x"], d: ["x", "y"], e: [] };
  expect(orderGraph(graph(affects, ["never", "x", "y", "z"]))).toEqual({
    mutations: ["c", "d", "b", "a"],
    contexts: ["x", "y", "z", "never"],
  });
});

test("parts of the graph that share no line are not mixed", () => {
  const affects = { a: ["w", "y"], b: ["x", "z"], c: ["w"], d: ["z"] };
  const { contexts } = orderGraph(graph(affects, ["w", "x", "y", "z"]));
  expect(contexts.map((name) => ("wy".includes(name) ? 1 : 2)).join("")).toMatch(/^(1122|2211)$/);
});

test("boxes never overlap, and the shorter column is beside its neighbours", () => {
  const targets: Record<string, string[]> = { a: ["x"], b: ["y"], c: ["y"], d: ["y"] };
  const order = { mutations: ["a", "b", "c", "d"], contexts: ["x", "y"] };
  const { mutations, contexts, height } = layOut(
    order,
    () => 5,
    (name) => targets[name]!,
  );
  expect(contexts).toEqual([
    { name: "x", y: 0, height: 120 },
    { name: "y", y: 134, height: 120 },
  ]);
  expect(mutations.map(({ y }) => y)).toEqual([48, 170, 200, 230]);
  expect(height).toBe(254);
});

test("many mutations of one context have it in their middle", () => {
  const mutations = ["a", "b", "c", "d", "e"];
  const { contexts, height } = layOut(
    { mutations, contexts: ["x"] },
    () => 2,
    () => ["x"],
  );
  expect({ contexts, height }).toEqual({ contexts: [{ name: "x", y: 48, height: 48 }], height: 144 });
});
