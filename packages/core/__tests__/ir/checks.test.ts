import { diagnose, fn, type Json, object, ref, small } from "./small-document.ts";

const integer = { type: "integer" };
const input = object({ id: integer });

const contexts = (schema: Json = integer, more: Json = {}): Json => ({
  item: { functions: ["read"], params: { id: { schema, required: true, sharedBy: ["read"], ...more } } },
});

const read = fn("read", { kind: "context", context: "item", inputType: "In" });
const change = (more: Json = {}): Json =>
  fn("change", {
    kind: "mutation",
    inputType: "In",
    affects: [{ context: "item", scopedBy: ["id"] }],
    ...more,
  });

/** Diagnostics as `code severity message`, and their place. */
const found = (document: Json): [text: string, pointer: unknown, source: unknown][] =>
  diagnose(document).map(({ code, severity, message, pointer, source }) => [
    `${code} ${severity} ${message}`,
    pointer,
    source,
  ]);

test("a document without mistakes has no diagnostics", () => {
  expect(found(small([change(), read], { In: input }, contexts()))).toEqual([]);
});

test("a mutation affects a context that does not exist", () => {
  const affects = [
    { context: "itme", scopedBy: [] },
    { context: "item", scopedBy: [] },
  ];
  expect(diagnose(small([change({ affects }), read], { In: input }, contexts()))).toEqual([
    {
      code: "MZ3007",
      slug: "affected-context-unknown",
      severity: "error",
      message: 'change affects the context "itme", which does not exist.',
      hint: "The contexts are: item.",
      pointer: "/x-mizan-functions/0/affects/0/context",
      source: "app.py:change",
    },
  ]);
});

test("a mutation that affects nothing is noted", () => {
  expect(found(small([fn("change", { kind: "mutation" })]))).toEqual([
    [
      "MZ3011 note change declares an empty `affects`, so nothing is refreshed after it.",
      "/x-mizan-functions/0",
      "app.py:change",
    ],
  ]);
});

test("a context that nothing invalidates is warned about", () => {
  expect(found(small([read], { In: input }, contexts()))).toEqual([
    [
      'MZ3010 warning No mutation affects the context "item", so a page that shows it is never refreshed automatically.',
      "/x-mizan-contexts/item",
      "app.py:read",
    ],
  ]);
});

test("the global context needs no mutation: a new identity makes it fresh", () => {
  const me = fn("me", { kind: "context", context: "global" });
  expect(found(small([me], {}, { global: { functions: ["me"], params: {} } }))).toEqual([]);
});

describe("what scopes an invalidation", () => {
  const scoped = (argument: Json, parameter: Json): unknown[] => {
    const schemas = {
      In: object({ id: argument }),
      ReadIn: object({ id: parameter }),
      Name: { enum: ["a"] },
    };
    const reader = { ...read, inputType: "ReadIn" };
    return found(small([change(), reader], schemas, contexts(parameter)));
  };

  test.each<[Json, Json]>([
    [integer, integer],
    [{ type: "integer", minimum: 1, description: "x", default: 1 }, integer],
    [{ anyOf: [integer, { type: "null" }] }, integer],
    [ref("Name"), ref("Name")],
    [
      { type: "string", format: "uuid" },
      { type: "string", format: "uuid" },
    ],
  ])("may be %j for %j", (argument, parameter) => {
    expect(scoped(argument, parameter)).toEqual([]);
  });

  test.each<[Json, Json, string]>([
    [{ type: "string" }, integer, "a string in the function and an integer"],
    [{ type: "string" }, { type: "string", format: "uuid" }, "a string in the function and a string (uuid)"],
    [
      { type: "string", format: "date-time", "x-mizan-timezone": "aware" },
      { type: "string", format: "date-time", "x-mizan-timezone": "naive" },
      "a string (aware date-time) in the function and a string (naive date-time)",
    ],
    [ref("Name"), { type: "string" }, "Name in the function and a string"],
    [{ type: "array", items: integer }, integer, "an array in the function and an integer"],
  ])("may not be %j for %j", (argument, parameter, difference) => {
    expect(scoped(argument, parameter)).toEqual([
      [
        `MZ3008 error change scopes item by "id", which is ${difference} in the context, so the values are never equal.`,
        "/x-mizan-functions/0/affects/0/scopedBy/0",
        "app.py:change",
      ],
    ]);
  });

  test("is an argument and a parameter", () => {
    const schemas = { In: input, Other: object({ id: integer, other: integer }) };
    const affects = [{ context: "item", scopedBy: ["missing", "other"] }];
    const mutation = change({ inputType: "Other", affects });
    expect(found(small([mutation, read], schemas, contexts()))).toEqual([
      [
        'MZ3009 error change scopes item by "missing", but the mutation has no such argument.',
        "/x-mizan-functions/0/affects/0/scopedBy/0",
        "app.py:change",
      ],
      [
        'MZ3009 error change scopes item by "other", but the context has no such parameter.',
        "/x-mizan-functions/0/affects/0/scopedBy/1",
        "app.py:change",
      ],
    ]);
  });
});

describe("a name that means another thing elsewhere", () => {
  const uuid = { type: "string", format: "uuid" };
  const page = (param: string): [Json, Json, Json] => [
    fn("page", { kind: "context", context: "user_page", inputType: "PageIn" }),
    {
      user_page: {
        functions: ["page"],
        params: { [param]: { schema: integer, required: true, sharedBy: ["page"] } },
      },
    },
    { PageIn: object({ [param]: integer }) },
  ];

  const notes = (affected: Json, argument: Json, [reader, declared, schemas]: [Json, Json, Json]): unknown =>
    diagnose(
      small(
        [
          fn("delete_item", {
            kind: "mutation",
            inputType: "In",
            affects: [{ context: "user_page", scopedBy: [], ...affected }],
          }),
          reader,
        ],
        { In: object(argument), ...schemas },
        declared,
      ),
    );

  test.each(["id", "pk", "uuid", "slug"])("narrows nothing by itself: %s", (name) => {
    expect(notes({ candidates: [name] }, { [name]: integer }, page(name))).toEqual([
      {
        code: "MZ3019",
        slug: "generic-name-not-narrowing",
        severity: "note",
        message: `delete_item invalidates every instance of "user_page", though both take "${name}": such a general name narrows only if \`affects\` says so.`,
        hint: `If both mean the same, write \`affects={"user_page": ["${name}"]}\`. Otherwise write \`affects={"user_page": []}\`.`,
        pointer: "/x-mizan-functions/0/affects",
        source: "app.py:delete_item",
      },
    ]);
  });

  test.each<[string, Json, Json, [Json, Json, Json]]>([
    ["the function says that it narrows", { scopedBy: ["id"] }, { id: integer }, page("id")],
    ["the function says that it does not", {}, { id: integer }, page("id")],
    ["the types differ", { candidates: ["id"] }, { id: uuid }, page("id")],
    ["the function takes no such argument", { candidates: ["id"] }, { pk: integer }, page("id")],
    ["the context takes no such parameter", { candidates: ["id"] }, { id: integer }, page("pk")],
  ])("is not noted where %s", (_where, affected, argument, context) => {
    expect(notes(affected, argument, context)).toEqual([]);
  });

  test("is noted once for a function, with all that it affects as it is now", () => {
    const context = (name: string, names: string[]): [Json, Json] => [
      fn(name, { kind: "context", context: name, inputType: "In" }),
      {
        functions: [name],
        params: Object.fromEntries(
          names.map((each) => [each, { schema: integer, required: true, sharedBy: [name] }]),
        ),
      },
    ];
    const contexts = {
      a: context("a", ["id", "org", "slug"]),
      b: context("b", ["org", "id"]),
      c: context("c", ["org"]),
      d: context("d", ["id"]),
    };
    const affects = [
      { context: "a", scopedBy: ["org"], candidates: ["id", "slug"] },
      { context: "b", scopedBy: [], candidates: ["id"] },
      { context: "c", scopedBy: ["org"] },
      { context: "d", scopedBy: ["id"] },
    ];
    const change = fn("change", { kind: "mutation", inputType: "In", affects });
    const arguments_ = object({ id: integer, org: integer, slug: integer });
    const document = small(
      [...Object.values(contexts).map(([reader]) => reader), change],
      { In: arguments_ },
      Object.fromEntries(Object.entries(contexts).map(([name, [, declared]]) => [name, declared])),
    );
    const found = diagnose(document).filter(({ code }) => code === "MZ3019");
    expect(found.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'change invalidates every instance of "a" with the same "org", though both take "id" and "slug", and every instance of "b", though both take "id": such a general name narrows only if `affects` says so.',
        'If both mean the same, write `affects={"a": ["org", "id", "slug"], "b": ["id"], "c": ["org"], "d": ["id"]}`. Otherwise write `affects={"a": ["org"], "b": [], "c": ["org"], "d": ["id"]}`.',
      ],
    ]);
  });
});

test.each<[Json, string]>([
  [{ kind: "context" }, 'f is of kind "context" but belongs to no context.'],
  [{ kind: "call", context: "item" }, 'f is of kind "call" but belongs to the context "item".'],
  [{ kind: "call", affects: [{ context: "item", scopedBy: [] }] }, 'f is of kind "call" but affects item.'],
  [
    { kind: "context", context: "item", returnsResponse: true },
    'f is of kind "context" but answers with a response of the framework.',
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

test.each<[string, Json[], Json, string, string]>([
  [
    "names a context that does not exist",
    [fn("f", { kind: "context", context: "no" })],
    {},
    'f and the context "no" do not match: there is no such context.',
    "/x-mizan-functions/0/context",
  ],
  [
    "is not in its context's list",
    [fn("f", { kind: "context", context: "global" })],
    { global: { functions: [], params: {} } },
    'f and the context "global" do not match: the context does not list it.',
    "/x-mizan-functions/0/context",
  ],
  [
    "is listed but does not exist",
    [],
    { global: { functions: ["f"], params: {} } },
    'f and the context "global" do not match: there is no such function.',
    "/x-mizan-contexts/global",
  ],
  [
    "is listed but belongs to none",
    [fn("f")],
    { global: { functions: ["f"], params: {} } },
    'f and the context "global" do not match: the function names no context.',
    "/x-mizan-contexts/global",
  ],
])("a function %s", (_what, functions, declared, message, pointer) => {
  const errors = diagnose(small(functions, {}, declared));
  expect(errors.map((error) => [error.code, error.message, error.pointer])).toEqual([
    ["MZ3014", message, pointer],
  ]);
});

test.each<[Json, string]>([
  [{ sharedBy: ["change"] }, "is shared by change, which is not a function of that context"],
  [{ required: false }, "is optional, though read requires it"],
])("a context's parameter with %j does not fit", (more, reason) => {
  expect(found(small([change(), read], { In: input }, contexts(integer, more)))).toEqual([
    [
      `MZ3015 error The parameter "id" of the context "item" ${reason}.`,
      "/x-mizan-contexts/item/params/id",
      "app.py:read",
    ],
  ]);
});

test("a context's parameter that is required for nothing", () => {
  const schemas = { In: { ...input, required: [] } };
  const messages = diagnose(small([change(), read], schemas, contexts()));
  expect(messages.map(({ message }) => message)).toEqual([
    'The parameter "id" of the context "item" is required, though no function of the context requires it.',
  ]);
});

test("a context's parameter that its function does not take", () => {
  const schemas = { In: input, Empty: object({}) };
  const messages = diagnose(small([change(), { ...read, inputType: "Empty" }], schemas, contexts()));
  expect(messages.map(({ message }) => message)).toEqual([
    'The parameter "id" of the context "item" is shared by read, which has no such argument.',
  ]);
});

test("an input that is no object", () => {
  expect(found(small([fn("f", { inputType: "In" })], { In: { type: "array", items: {} } }))).toEqual([
    [
      "MZ3012 error The input of f is In, which is an array, not an object: arguments have names.",
      "/x-mizan-functions/0/inputType",
      "app.py:f",
    ],
  ]);
});

test("a component that does not exist is reported once, where it is first missed", () => {
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

test("functions may be called like members of Object.prototype", () => {
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
