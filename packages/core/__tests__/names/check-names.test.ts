import { checkNames } from "../../src/index.ts";

const symbol = (name: string, from: string, line: number) => ({
  name,
  from,
  origin: { pointer: `/x-mizan-functions/${line}`, source: `app.py:${line}` },
});

test("symbols of different names do not collide", () => {
  expect(
    checkNames("functions", [symbol("a", "a", 1), symbol("A", "A", 2), symbol("__proto__", "p", 3)]),
  ).toEqual([]);
});

test("each later symbol with the same name is reported, with the location of the first", () => {
  const symbols = [
    symbol("getItem", "get_item", 1),
    symbol("getItem", "getItem", 2),
    symbol("getItem", "get__item", 3),
  ];
  expect(checkNames("exports of client.ts", symbols, "mizan:target-typescript")).toEqual([
    {
      code: "MZ3006",
      slug: "name-collision",
      severity: "error",
      message: "getItem and get_item (app.py:1) are both named getItem among the exports of client.ts.",
      hint: "Rename one of them in the backend.",
      plugin: "mizan:target-typescript",
      pointer: "/x-mizan-functions/2",
      source: "app.py:2",
    },
    expect.objectContaining({
      message: expect.stringContaining("get__item and get_item"),
      source: "app.py:3",
    }),
  ]);
});
