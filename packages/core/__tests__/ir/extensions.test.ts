import { build, fn, type Json, object, ref, small } from "./small-document.ts";

const value = { names: ["a", null], nested: { "x-deep": 1 } };

/** The extensions of all nodes of a document, by name. */
function extensionsIn(...documents: Json[]): Json {
  const { functions, contexts, types } = build(...documents);
  const properties = types.flatMap(({ name, type }) =>
    type.kind === "object" ? type.properties.map((each) => ({ ...each, name: `${name}.${each.name}` })) : [],
  );
  const nodes = [...functions, ...contexts, ...types, ...properties];
  return Object.fromEntries(nodes.map(({ name, extensions }) => [name, extensions]));
}

test("the x- fields of functions, contexts, types and properties are extensions, verbatim", () => {
  const read = fn("read", { kind: "context", context: "page", outputType: "Item", "x-role": value });
  const properties = {
    id: { type: "integer", "x-column": value },
    parent: { ...ref("Item"), "x-lazy": true },
  };
  const schemas = { Item: { ...object(properties), "x-go-type": value } };
  const page = { functions: ["read"], params: {}, "x-stale-after": 60 };
  expect(extensionsIn(small([read], schemas, { page }))).toEqual({
    read: { "x-role": value },
    page: { "x-stale-after": 60 },
    Item: { "x-go-type": value },
    "Item.id": { "x-column": value },
    "Item.parent": { "x-lazy": true },
  });
});

test("the metadata of a function is part of its extensions", () => {
  const read = fn("read", { meta: { audience: "admin", limits: value }, "x-role": 1 });
  expect(extensionsIn(small([read]))).toEqual({ read: { audience: "admin", limits: value, "x-role": 1 } });
});

test("fields of mizan and fields without x- are not extensions", () => {
  const read = fn("read", { outputType: "Item", "x-mizan-later": 1, xrole: 1, "X-Role": 1 });
  const id = { type: "integer", "x-mizan-attribute": "pk", xrole: 1 };
  const schemas = { Item: { ...object({ id }), "x-mizan-source": "app.py:1", title: "Item" } };
  expect(extensionsIn(small([read], schemas))).toEqual({ read: {}, Item: {}, "Item.id": {} });
});

test("both components of a class, a generic declaration and its instance keep their own", () => {
  const schemas = {
    User: { ...object({}), "x-mizan-twin": "UserInput", "x-side": "output" },
    UserInput: { ...object({}), "x-mizan-twin": "User", "x-side": "input" },
    Page: {
      ...object({ of: { "x-mizan-typevar": "T", "x-in": "Page" } }),
      "x-mizan-parameters": ["T"],
      "x-a": 1,
    },
    Page_User: {
      ...object({ of: { ...ref("User"), "x-in": "Page_User" } }),
      "x-mizan-generic": { origin: "Page", arguments: [ref("User")] },
      "x-a": 2,
    },
  };
  const save = fn("save", { inputType: "SaveInput", outputType: "Page_User" });
  const saveInput = object({ user: ref("UserInput") });
  expect(extensionsIn(small([save], { ...schemas, SaveInput: saveInput }))).toMatchObject({
    User: { "x-side": "output" },
    UserInput: { "x-side": "input" },
    Page: { "x-a": 1 },
    "Page.of": { "x-in": "Page" },
    Page_User: { "x-a": 2 },
    "Page_User.of": { "x-in": "Page_User" },
  });
});

test("two documents that share a type are one document with its extensions", () => {
  const schemas = { Item: { ...object({ id: { type: "integer", "x-column": "pk" } }), "x-go-type": "Item" } };
  const documents = ["a", "b"].map((name) =>
    small([fn(name, { outputType: "Item", "x-from": name })], schemas),
  );
  expect(extensionsIn(...documents)).toEqual({
    a: { "x-from": "a" },
    b: { "x-from": "b" },
    Item: { "x-go-type": "Item" },
    "Item.id": { "x-column": "pk" },
  });
});

test("nodes without extensions do not share an object, so that a copy of the IR can be changed", () => {
  const ir = structuredClone(build(small([fn("a"), fn("b")])));
  (ir.functions[0]!.extensions as Json).role = "admin";
  expect(ir.functions.map(({ extensions }) => extensions)).toEqual([{ role: "admin" }, {}]);
});
