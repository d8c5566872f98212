import { change, contexts, found, input, integer, read } from "./item-context.ts";
import { diagnose, fn, type Json, object, ref, small } from "./small-document.ts";

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

test("a mutation that affects nothing gets a note", () => {
  expect(found(small([fn("change", { kind: "mutation" })]))).toEqual([
    [
      "MZ3011 note change declares an empty `affects`, so nothing is refreshed after it.",
      "/x-mizan-functions/0",
      "app.py:change",
    ],
  ]);
});

test("a context that nothing invalidates gets a warning", () => {
  expect(found(small([read], { In: input }, contexts()))).toEqual([
    [
      'MZ3010 warning No mutation affects the context "item", so a page that shows it is never refreshed automatically.',
      "/x-mizan-contexts/item",
      "app.py:read",
    ],
  ]);
});

test("a constant context needs no mutation, and none may affect it", () => {
  const constant = { item: { ...contexts().item, constant: true } };
  expect(found(small([read], { In: input }, constant))).toEqual([]);
  const affects = [{ context: "item", scopedBy: [] }];
  expect(found(small([change({ affects }), read], { In: input }, constant))).toEqual([
    [
      'MZ3022 error change affects "item", which is constant: no mutation changes its data.',
      "/x-mizan-functions/0/affects/0/context",
      "app.py:change",
    ],
  ]);
});

test("the global context needs no mutation, because a new identity refetches it", () => {
  const me = fn("me", { kind: "context", context: "global" });
  expect(found(small([me], {}, { global: { functions: ["me"], params: {} } }))).toEqual([]);
});

describe("an argument that scopes an invalidation", () => {
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

  test("must exist in the mutation and in the context", () => {
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

describe("an argument with an ambiguous name", () => {
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

  test("has one note for each function, with a declaration for everything that it affects", () => {
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
