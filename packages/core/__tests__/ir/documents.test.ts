import { returning, build, diagnose, fn, type Json, object, ref, small } from "./small-document.ts";

test("functions, contexts, parameters and types are sorted by name", () => {
  const input = object({ z: { type: "integer" }, a: { type: "integer" } });
  const reader = (name: string): Json =>
    fn(name, { kind: "context", context: "c", inputType: "In", outputType: "Out" });
  const param = { schema: { type: "integer" }, required: true, sharedBy: ["b", "B"] };
  const ir = build(
    small(
      [
        reader("b"),
        fn("a"),
        reader("B"),
        fn("change", { kind: "mutation", affects: [{ context: "c", scopedBy: [] }] }),
      ],
      { Out: {}, In: input },
      { c: { functions: ["b", "B"], params: { z: param, a: param } } },
    ),
  );
  expect(ir.functions.map(({ name }) => name)).toEqual(["B", "a", "b", "change"]);
  expect(ir.contexts[0]!.functions).toEqual(["B", "b"]);
  expect(ir.contexts[0]!.params.map(({ name }) => name)).toEqual(["a", "z"]);
  expect(ir.types.map(({ name }) => name)).toEqual(["In", "Out"]);
});

test("a function has its input, output, contexts and location", () => {
  const document = small(
    [
      fn("rename", {
        camelName: "rename",
        kind: "mutation",
        inputType: "In",
        outputType: "Out",
        outputNullable: true,
        affects: [{ context: "item", scopedBy: ["id"] }],
        auth: "permission",
        permissions: ["shop.rename", "shop.see"],
        deprecated: true,
        description: "Renames it.",
        source: "app.py:4",
      }),
      fn("show", { kind: "context", context: "item", inputType: "In" }),
    ],
    { In: object({ id: { type: "integer" } }), Out: { type: "string" } },
    {
      item: {
        functions: ["show"],
        params: { id: { schema: { type: "integer" }, required: true, sharedBy: ["show"] } },
      },
    },
  );
  const [rename, show] = build(document).functions;
  expect(rename).toEqual({
    name: "rename",
    camelName: "rename",
    kind: "mutation",
    prefix: null,
    input: "In",
    inputRequired: true,
    output: {
      kind: "nullable",
      pointer: "/x-mizan-functions/0/outputType",
      type: { kind: "reference", name: "Out", pointer: "/x-mizan-functions/0/outputType" },
    },
    returnsResponse: false,
    multipart: false,
    context: null,
    affects: [{ context: "item", scopedBy: ["id"] }],
    auth: "permission",
    permissions: ["shop.rename", "shop.see"],
    guards: [],
    extensions: {},
    deprecated: true,
    description: "Renames it.",
    origin: { pointer: "/x-mizan-functions/0", source: "app.py:4" },
  });
  expect(show!.output).toEqual({
    kind: "primitive",
    type: "null",
    pointer: "/x-mizan-functions/1/outputType",
  });
});

test("arguments are optional when each of them is", () => {
  const optional = small([fn("f", { inputType: "In" })], { In: object({ a: { type: "integer" } }, []) });
  expect(build(optional).functions[0]!.inputRequired).toBe(false);
  expect(build(small([fn("f")])).functions[0]!.inputRequired).toBe(false);
});

test("unreferenced components are dropped; indirectly referenced ones stay", () => {
  const schemas = {
    X: object({ a: { type: "array", items: { anyOf: [ref("A"), { type: "null" }] } } }),
    A: { type: "object", additionalProperties: ref("B") },
    B: { oneOf: [ref("C"), ref("X")] },
    C: object({}),
    Alone: ref("Lonely"),
    Lonely: ref("Alone"),
  };
  expect(build(returning(schemas.X, schemas)).types.map(({ name }) => name)).toEqual(["A", "B", "C", "X"]);
});

test("channels have only a name", () => {
  const document = { ...small([]), "x-mizan-channels": { chat: {} } };
  expect(build(document).channels).toEqual([{ name: "chat", origin: { pointer: "/x-mizan-channels/chat" } }]);
});

describe("the prefix", () => {
  const at = (...paths: string[]) => ({
    ...small([]),
    paths: Object.fromEntries(paths.map((each) => [each, {}])),
  });

  test.each([
    ["/api/mizan", at("/api/mizan/call/", "/api/mizan/session/", "/phone/call/")],
    ["", at("/call/", "/session/")],
    ["/rpc", at("/rpc/ctx/call/", "/rpc/ctx/session/", "/rpc/call/", "/rpc/session/")],
    [null, at()],
    [null, at("/phone/call/")],
    [null, at("x-other/call/", "x-other/session/")],
  ])("is %j", (prefix, document) => {
    expect(build(document).prefix).toBe(prefix);
  });

  test("of several documents is the one that they share, or null", () => {
    const [one, other] = [at("/one/call/", "/one/session/"), at("/two/call/", "/two/session/")];
    expect([build(at(), one, one).prefix, build(one, other).prefix]).toEqual(["/one", null]);
  });
});

describe("several documents", () => {
  const user = object({ id: { type: "integer" } });
  const shared = { ...user, "x-mizan-source": "models.py:1" };

  test("are merged; equal types become one, for any source and order of keys", () => {
    const first = small([fn("a", { outputType: "User" })], { User: shared });
    const second = {
      ...small([fn("b", { outputType: "User" })], {
        User: {
          required: ["id"],
          properties: { id: { type: "integer" } },
          type: "object",
          "x-mizan-twin": "UserInput",
        },
      }),
      "x-mizan-session": { csrf: true },
    };
    const ir = build(first, second);
    expect(ir.functions.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(ir.types.map(({ name, origin }) => [name, origin.source])).toEqual([["User", "models.py:1"]]);
    expect(ir.csrf).toBe(true);
    expect(ir.title).toBe("Small");
  });

  test("two different types with the same name are an error that names both", () => {
    const other = small([fn("b", { outputType: "User" })], { User: object({ id: { type: "string" } }) });
    expect(diagnose(small([fn("a", { outputType: "User" })], { User: shared }), other)).toEqual([
      {
        code: "MZ3005",
        slug: "defined-twice",
        severity: "error",
        message:
          'The type "User" is defined twice:\n' +
          "  models.py:1 (mizan:testing, a test)\n" +
          "  /components/schemas/User (mizan:testing, test document 2)",
        hint: "Rename one of the two types in its backend.",
        plugin: "mizan:testing",
        pointer: "/components/schemas/User",
      },
    ]);
  });

  test("a function or a context belongs to one document, even when two describe it identically", () => {
    const document = small(
      [fn("me", { kind: "context", context: "global" })],
      {},
      {
        global: { functions: ["me"], params: {} },
      },
    );
    const messages = diagnose(document, document).map(
      ({ code, message }) => `${code} ${message.split("\n")[0]}`,
    );
    expect(messages).toEqual([
      'MZ3005 The function "me" is defined twice:',
      'MZ3005 The context "global" is defined twice:',
    ]);
  });

  test("two functions with the same name in one document are an error too", () => {
    const [error] = diagnose(small([fn("f", { source: "a.py:1" }), fn("f", { source: "b.py:2" })]));
    expect(error!.message).toBe(
      'The function "f" is defined twice:\n  a.py:1 (mizan:testing, a test)\n  b.py:2 (mizan:testing, a test)',
    );
  });

  test("violations of the schema are reported for all of them", () => {
    const codes = diagnose({ ...small([]), info: 1 }, { ...small([]), paths: 1 }).map(
      ({ pointer }) => pointer,
    );
    expect(codes).toEqual(["/info", "/paths"]);
  });
});

describe("the default and description of a parameter", () => {
  const page = (more: object): object => ({
    page: {
      functions: ["read"],
      params: { limit: { schema: { type: "integer" }, required: false, sharedBy: ["read"], ...more } },
    },
  });
  const read = (more: object): object =>
    fn("read", { kind: "context", context: "page", inputType: "ReadInput", ...more });
  const schemas = { ReadInput: object({ limit: { type: "integer" } }, []) };

  test("are copied unchanged", () => {
    const ir = build(small([read({})], schemas, page({ default: null, description: "How many." })));
    expect(ir.contexts[0]!.params[0]).toMatchObject({ default: null, description: "How many." });
  });

  test("are absent if the document has none", () => {
    const ir = build(small([read({})], schemas, page({})));
    expect(Object.keys(ir.contexts[0]!.params[0]!)).toEqual(["name", "type", "required", "sharedBy"]);
  });
});
