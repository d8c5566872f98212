import { readFileSync } from "node:fs";
import { validateDocument } from "../../src/document/validate.ts";
import { sampleDocument } from "../../src/testing/index.ts";

type Json = Record<string, any>;

/** A small valid document, changed by the test. */
function broken(change: (document: Json) => void): Json[] {
  const document = structuredClone(sampleDocument(3)) as Json;
  change(document);
  return validate(document);
}

const validate = (document: unknown): Json[] =>
  validateDocument({ document, origin: "api.json", plugin: "mizan:document" });

describe("a path of a document", () => {
  const path = (name: string): Json[] => broken((document) => (document.paths = { [name]: {} }));

  test.each([
    "//host/x/call/",
    "///host/x/call/",
    "/\\host/x/call/",
    "\\\\host/call/",
    "/\t/host/call/",
    "/\n/host/call/",
    " //host/call/",
    "/.//host/call/",
    "/../call/",
    "/%2e%2e/call/",
    "/x/./call/",
    "//one.invalid/call/",
    "//two.invalid:8443/call/",
    "https://host/call/",
    "http:host/call/",
    "https:/call/",
    "javascript:alert(1)//call/",
    "data:,/call/",
    "//user@host/call/",
    "//[::1/call/",
    "call/",
    "",
    "?/call/",
    "/x?y=/call/",
    "/x#/call/",
    "/call/ ",
    "/\ud800\\/call/",
  ])("%j leads outside the prefix, which is an error", (name) => {
    expect(path(name)).toEqual([
      expect.objectContaining({
        code: "MZ2010",
        pointer: `/paths/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
        hint: expect.stringMatching(/^Start the path with exactly one `\/`/),
      }),
    ]);
  });

  test.each([
    "/call/",
    "/api/mizan/call/",
    "/api/mizan/ctx/列表/",
    "/api/größe (1)/",
    "/users/{id}/",
    "/a//b/",
    "/%2f/x",
    "/a|b^c'\"<>`!*@:/",
    "/..x/.../",
    "x-extension",
  ])("%j is fine", (name) => {
    expect(path(name)).toEqual([]);
  });

  test("is reported ten times at most", () => {
    const paths = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`//host${index}/`, {}]));
    expect(broken((document) => (document.paths = paths))).toHaveLength(10);
  });
});

test.each(["projects", "type-mapping"])("the %s fixture is valid", (name) => {
  const file = new URL(`../fixtures/${name}.document.json`, import.meta.url);
  expect(validate(JSON.parse(readFileSync(file, "utf8")))).toEqual([]);
});

test("a violation has its pointer, the backend's line, the value and the expected type", () => {
  expect(broken((document) => (document["x-mizan-functions"][1].kind = "query"))).toEqual([
    {
      code: "MZ2006",
      slug: "document-invalid",
      severity: "error",
      message:
        'The document from api.json has "query" at /x-mizan-functions/1/kind; expected one of "call", "mutation", "context".',
      hint: "The exporter and this version of @mizan/core do not fit together. Update both to the same version.",
      plugin: "mizan:document",
      hook: "loadSource",
      pointer: "/x-mizan-functions/1/kind",
      source: "app/clients.py:1",
    },
  ]);
});

test.each<[string, (document: Json) => void, string, string, string | undefined]>([
  [
    "missing fields are one breach",
    (document) => {
      delete document["x-mizan-functions"][0].kind;
      delete document["x-mizan-functions"][0].auth;
    },
    "/x-mizan-functions/0",
    'an object; expected an object with "kind", "auth"',
    "app/clients.py:3",
  ],
  [
    "alternatives are one breach",
    (document) => (document["x-mizan-functions"][0].inputType = 5),
    "/x-mizan-functions/0/inputType",
    "5; expected a string, or null",
    "app/clients.py:3",
  ],
  [
    "a wrong type inside a schema",
    (document) => (document.components.schemas.Read0Result.properties.id.type = "int"),
    "/components/schemas/Read0Result/properties/id/type",
    '"int"; expected one of "string", "integer", "number", "boolean", "null", "array", "object", or an array',
    "app/models.py:1",
  ],
  [
    "a key with characters that pointers escape",
    (document) => (document.components.schemas.Read0Result.properties["a/b~c"] = 1),
    "/components/schemas/Read0Result/properties/a~1b~0c",
    "1; expected an object or a boolean",
    "app/models.py:1",
  ],
  [
    "a component name with a space",
    (document) => (document.components.schemas["No name"] = {}),
    "/components/schemas",
    "an object; expected keys like ^[A-Za-z0-9._-]+$",
    undefined,
  ],
  [
    "a reference that leaves the components",
    (document) => (document.components.schemas.Read0Result.properties.id = { $ref: "other.json#/Id" }),
    "/components/schemas/Read0Result/properties/id/$ref",
    '"other.json#/Id"; expected a string like ^#/components/schemas/[A-Za-z0-9._-]+$',
    "app/models.py:1",
  ],
])("%s", (_what, change, pointer, message, source) => {
  const found = broken(change);
  expect(found).toHaveLength(1);
  expect(found[0]!.pointer).toBe(pointer);
  expect(found[0]!.source).toBe(source);
  expect(found[0]!.message).toBe(
    `The document from api.json has ${message.replace("; expected", ` at ${pointer}; expected`)}.`,
  );
});

test("of many violations the ten outermost are reported", () => {
  const found = broken((document) => {
    for (const schema of Object.values<Json>(document.components.schemas)) {
      for (const property of Object.values<Json>(schema.properties)) property.format = 1;
    }
    document.info = null;
    document["x-mizan-functions"][0].auth = "admin";
  });
  expect(found).toHaveLength(10);
  expect(found.slice(0, 3).map(({ pointer }) => pointer)).toEqual([
    "/info",
    "/x-mizan-functions/0/auth",
    "/components/schemas/Change2Input/properties/owner_id/format",
  ]);
});

test.each([
  [null, "null"],
  ["text", '"text"'],
  [[], "an array"],
  [{}, "an object"],
  [{ openapi: "3.1.0", paths: {} }, "a plain OpenAPI document"],
])("%j is recognized as another kind of document", (document, what) => {
  expect(validate(document)).toEqual([
    {
      code: "MZ2007",
      slug: "document-not-mizan",
      severity: "error",
      message: `The document from api.json is ${what}, not a mizan document: it has no "x-mizan-version".`,
      hint: expect.stringMatching(/`python -m mizan_fastapi\.cli .*`python manage\.py export_mizan_schema`/),
      plugin: "mizan:document",
      hook: "loadSource",
      pointer: "",
    },
  ]);
});

test("a later version is not read as version 1", () => {
  const found = broken((document) => (document["x-mizan-version"] = 2));
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ["MZ2008", 'The document from api.json has "x-mizan-version" 2; this @mizan/core reads version 1.'],
  ]);
});

describe("nesting", () => {
  /** `levels` lists of lists. */
  function nested(levels: number): Json {
    let schema: Json = { type: "string" };
    for (let level = 0; level < levels; level += 1) schema = { type: "array", items: schema };
    return schema;
  }

  test("of 100 levels is valid", () => {
    expect(broken((document) => (document.components.schemas.Read0Result = nested(100)))).toEqual([]);
  });

  test.each([1_000, 100_000])("of %i levels is rejected with the location", (levels) => {
    const found = validate({
      ...sampleDocument(1),
      components: { schemas: { Deep: { ...nested(levels), "x-mizan-source": "app/models.py:7" } } },
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: "MZ2009",
      message: "The document from api.json nests more than 200 levels of objects and arrays.",
      pointer: `/components/schemas/Deep${"/items".repeat(198)}`,
      source: "app/models.py:7",
    });
  });
});

test("names of Object.prototype are keys like any other", () => {
  const document = structuredClone(sampleDocument(1)) as Json;
  document["x-mizan-functions"][0].name = "__proto__";
  document.components.schemas.Read0Result.properties = JSON.parse('{"__proto__": 5, "constructor": {}}');
  const found = validate(document);
  expect(found.map(({ pointer }) => pointer)).toEqual([
    "/components/schemas/Read0Result/properties/__proto__",
  ]);
});
