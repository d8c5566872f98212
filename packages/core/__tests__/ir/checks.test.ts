import { change, contexts, found, input, integer, read } from "./item-context.ts";
import { diagnose, fn, type Json, object, ref, small } from "./small-document.ts";

test("a document without errors has no diagnostics", () => {
  expect(found(small([change(), read], { In: input }, contexts()))).toEqual([]);
});

test.each<[Json, string]>([
  [{ kind: "context" }, 'f is of kind "context" but belongs to no context.'],
  [{ kind: "call", context: "item" }, 'f is of kind "call" but belongs to the context "item".'],
  [{ kind: "call", affects: [{ context: "item", scopedBy: [] }] }, 'f is of kind "call" but affects item.'],
  [
    { kind: "context", context: "item", returnsResponse: true },
    'f is of kind "context" but returns a response of the framework.',
  ],
  [
    { returnsResponse: true, outputType: "In" },
    'f is of kind "call" but has an output type beside its framework response.',
  ],
])("a function that is %j contradicts itself", (more, message) => {
  const context = { functions: more.context === "item" ? ["f", "read"] : ["read"], params: {} };
  const reader = fn("read", { kind: "context", context: "item" });
  const errors = diagnose(small([fn("f", more), change(), reader], { In: input }, { item: context })).filter(
    ({ code }) => code === "MZ3013",
  );
  expect(errors.map((error) => [error.message, error.pointer, error.source])).toEqual([
    [message, "/x-mizan-functions/0", "app.py:f"],
  ]);
});

test("an input that is not an object", () => {
  expect(found(small([fn("f", { inputType: "In" })], { In: { type: "array", items: {} } }))).toEqual([
    [
      "MZ3012 error The input of f is In, which is an array, not an object: arguments have names.",
      "/x-mizan-functions/0/inputType",
      "app.py:f",
    ],
  ]);
});

test("a component that does not exist is reported once, at the first reference", () => {
  const document = small(
    [fn("f", { outputType: "Gone" }), fn("g", { outputType: "Gone", inputType: "In" })],
    {
      In: { ...object({ a: ref("Lost") }), "x-mizan-source": "models.py:1" },
    },
  );
  expect(found(document)).toEqual([
    [
      'MZ3004 error /x-mizan-functions/0/outputType refers to "Gone", which is not in components/schemas.',
      "/x-mizan-functions/0/outputType",
      "app.py:f",
    ],
    [
      'MZ3004 error /components/schemas/In/properties/a refers to "Lost", which is not in components/schemas.',
      "/components/schemas/In/properties/a",
      "models.py:1",
    ],
  ]);
});

test("names of Object.prototype are not components", () => {
  expect(diagnose(small([fn("f", { outputType: "constructor" })])).map(({ code }) => code)).toEqual([
    "MZ3004",
  ]);
});

test("names that collide after case conversion", () => {
  const functions = [fn("get_item", { camelName: "getItem" }), fn("getItem", { camelName: "getItem" })];
  const global = (name: string): Json => fn(name, { kind: "context", context: name });
  const document = small(
    [...functions, global("page_one"), fn("PageOne", { kind: "context", context: "PageOne" })],
    {},
    { page_one: { functions: ["page_one"], params: {} }, PageOne: { functions: ["PageOne"], params: {} } },
  );
  expect(found(document).filter(([text]) => text.startsWith("MZ3006"))).toEqual([
    [
      "MZ3006 error get_item and getItem (app.py:getItem) are both named getItem among the functions.",
      "/x-mizan-functions/0",
      "app.py:get_item",
    ],
    [
      "MZ3006 error page_one and PageOne (app.py:PageOne) are both named PageOne among the contexts.",
      "/x-mizan-contexts/page_one",
      "app.py:page_one",
    ],
  ]);
});

test("all errors of a step are reported together, warnings too", () => {
  const affects = [
    { context: "a", scopedBy: [] },
    { context: "b", scopedBy: [] },
  ];
  const codes = diagnose(small([change({ affects }), read], { In: input }, contexts())).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(["MZ3007", "MZ3007", "MZ3010"]);
});

test("functions may have the names of members of Object.prototype", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const functions = names.flatMap((name) => [
    fn(name, { kind: "context", context: name, inputType: "In" }),
    fn(`${name}_set`, { kind: "mutation", inputType: "In", affects: [{ context: name, scopedBy: [name] }] }),
  ]);
  const schemas = { In: object(Object.fromEntries(names.map((name) => [name, integer]))) };
  const params = (reader: string): Json =>
    Object.fromEntries(names.map((name) => [name, { schema: integer, required: true, sharedBy: [reader] }]));
  const declared = Object.fromEntries(
    names.map((name) => [name, { functions: [name], params: params(name) }]),
  );
  expect(found(small(functions, schemas, declared))).toEqual([]);
});
