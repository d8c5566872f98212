import { RULES } from "../../src/cli/diff/rules.ts";
import { form, formDocument } from "../ir/form-document.ts";
import { fn, type Json, object, ref, small } from "../ir/small-document.ts";
import { found, returning, taking } from "./found.ts";

const integer = { type: "integer" };
const string = { type: "string" };
const uuid = { type: "string", format: "uuid" };
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: "null" }] });
const listOf = (items: Json, more: Json = {}): Json => ({ type: "array", items, ...more });
const mapOf = (additionalProperties: Json, more: Json = {}): Json => ({
  type: "object",
  additionalProperties,
  ...more,
});
const oneOf = (...values: unknown[]): Json => ({ enum: values });
const named = (values: string[], names = values.map((value) => value.toUpperCase())): Json => ({
  ...{ type: "string", enum: values },
  "x-mizan-enum-names": names,
});
const tagged = (...tags: string[]): Json => ({
  oneOf: tags.map(ref),
  discriminator: {
    propertyName: "kind",
    mapping: Object.fromEntries(tags.map((tag) => [tag, ref(tag)["$ref"]])),
  },
});
const animals = Object.fromEntries(
  ["Cat", "Dog", "Fish"].map((tag) => [tag, object({ kind: { const: tag, type: "string" } })]),
);
const reading = (context: string, more: Json = {}, params: Json = {}): Json =>
  small(
    [fn("get", { kind: "context", context, ...more })],
    {},
    { [context]: { functions: ["get"], params } },
  );
const param = (schema: Json, required = true): Json => ({ v: { schema, required, sharedBy: ["get"] } });
const readingBy = (schema: Json, required = true): Json => {
  const document = reading("page", { inputType: "GetInput" }, param(schema, required));
  document["components"].schemas = { GetInput: object({ v: schema }, required ? ["v"] : []) };
  return document;
};
const withPath = (prefix: string): Json => ({
  ...small([fn("get")]),
  paths: { [`${prefix}/call/`]: {}, [`${prefix}/session/`]: {} },
});
const withCsrf = (csrf: boolean): Json => ({ ...small([fn("get")]), "x-mizan-session": { csrf } });
const changing = (more: Json): Json => small([fn("set", more)]);
const affecting = (...affects: Json[]): Json =>
  small(
    [
      fn("news", { kind: "context", context: "news" }),
      fn("page", { kind: "context", context: "page", inputType: "SetInput" }),
      fn("set", { kind: "mutation", affects, inputType: "SetInput" }),
    ],
    { SetInput: object({ v: integer }) },
    {
      news: { functions: ["news"], params: {} },
      page: { functions: ["page"], params: { v: { schema: integer, required: true, sharedBy: ["page"] } } },
    },
  );
const pageBy = (...scopedBy: string[]): Json => ({ context: "page", scopedBy });
const withField = (more: Json): Json => returning({ ...integer, ...more });
const withType = (more: Json): Json => returning(ref("Y"), { Y: { ...object({ a: integer }), ...more } });

/** Documents that differ in one way, and what is found. */
const CASES: readonly [name: string, older: Json, newer: Json, ...findings: string[]][] = [
  // The backend
  [
    "another path",
    withPath("/api/mizan"),
    withPath("/v2"),
    "path-changed: the backend is at /v2 instead of /api/mizan",
  ],
  ["CSRF", withCsrf(false), withCsrf(true), "csrf-required: the backend needs a CSRF token for calls"],
  ["no CSRF", withCsrf(true), withCsrf(false), "csrf-dropped: the backend needs no CSRF token any more"],
  // Functions
  ["a new function", small([fn("a")]), small([fn("a"), fn("b")]), "function-added: b was added"],
  ["a function is gone", small([fn("a"), fn("b")]), small([fn("a")]), "function-removed: b was removed"],
  [
    "a read in another context",
    reading("page"),
    reading("news"),
    "function-moved: get was a read of the context page, is a read of the context news",
  ],
  [
    "a read that becomes a call",
    reading("page"),
    small([fn("get")]),
    "function-moved: get was a read of the context page, is a call",
  ],
  [
    "a call that becomes a mutation",
    changing({}),
    changing({ kind: "mutation" }),
    "kind-changed: set was a call, is a mutation",
  ],
  [
    "a response of the framework",
    changing({}),
    changing({ returnsResponse: true }),
    "response-changed: set returns a response of the framework instead of JSON",
  ],
  ["files", changing({}), changing({ multipart: true }), "files-accepted: set accepts files"],
  ["no files", changing({ multipart: true }), changing({}), "files-refused: set accepts no files"],
  ["a deprecated function", changing({}), changing({ deprecated: true }), "deprecated: set is deprecated"],
  [
    "a function that stays",
    changing({ deprecated: true }),
    changing({}),
    "undeprecated: set is not deprecated any more",
  ],
  // Access
  [
    "a rule",
    changing({}),
    changing({ auth: "required" }),
    "access-restricted: set demanded nothing, demands required",
  ],
  [
    "a rule that cannot be compared",
    changing({ auth: "staff" }),
    changing({ auth: "custom" }),
    "access-restricted: set demanded staff, demands custom",
  ],
  [
    "another permission",
    changing({ auth: "permission", permissions: ["a"] }),
    changing({ auth: "permission", permissions: ["b"] }),
    "access-restricted: set demanded permission and a, demands permission and b",
  ],
  [
    "a dependency",
    changing({}),
    changing({ guards: ["user"] }),
    "access-restricted: set demanded nothing, demands dependency user",
  ],
  [
    "a weaker rule",
    changing({ auth: "staff" }),
    changing({ auth: "required" }),
    "access-loosened: set demanded staff, demands required",
  ],
  ["no rule", changing({ auth: "required" }), changing({}), "access-public: set is public now"],
  // Invalidation
  [
    "another affected context",
    affecting(pageBy()),
    affecting({ context: "news", scopedBy: [] }),
    "invalidation-changed: set affected page, affects news",
  ],
  [
    "a narrower invalidation",
    affecting(pageBy()),
    affecting(pageBy("v")),
    "invalidation-changed: set affected page, affects page by v",
  ],
  // Forms
  [
    "a new form",
    formDocument({ report_form: form({}) }),
    formDocument({ report_form: form({}), survey_form: form({ camelName: "surveyForm" }) }),
    "form-added: form survey_form was added",
  ],
  [
    "a form is gone",
    formDocument({ report_form: form({}), survey_form: form({ camelName: "surveyForm" }) }),
    formDocument({ report_form: form({}) }),
    "form-removed: form survey_form was removed",
  ],
  // Arguments
  [
    "a new optional argument",
    changing({}),
    taking(integer, {}, []),
    "input-added: set(v) was added and is optional",
  ],
  ["a new argument", changing({}), taking(integer), "input-required-added: set(v) was added and is required"],
  ["an argument is gone", taking(integer), changing({}), "input-removed: set(v) was removed"],
  [
    "an argument becomes required",
    taking(integer, {}, []),
    taking(integer),
    "input-required: set(v) is required",
  ],
  [
    "an argument becomes optional",
    taking(integer),
    taking(integer, {}, []),
    "input-optional: set(v) is optional",
  ],
  [
    "another default",
    taking({ ...integer, default: 1 }, {}, []),
    taking({ ...integer, default: 2 }, {}, []),
    "input-default-changed: set(v) has another default: was 1, is 2",
  ],
  [
    "a deprecated argument",
    taking(integer),
    taking({ ...integer, deprecated: true }),
    "deprecated: set(v) is deprecated",
  ],
  ["null", taking(integer), taking(orNull(integer)), "input-null-accepted: set(v) may also be null"],
  ["no null", taking(orNull(integer)), taking(integer), "input-null-refused: set(v) is never null"],
  [
    "a wider input",
    taking(integer),
    taking({ type: "number" }),
    "input-widened: set(v) was an integer, is a number",
  ],
  ["any input", taking(string), taking({}), "input-widened: set(v) was a string, is any value"],
  ["a wider constant", taking({ const: "a" }), taking(string), 'input-widened: set(v) was "a", is a string'],
  [
    "a new member",
    taking(string),
    taking({ anyOf: [string, integer] }),
    "input-widened: set(v) was a string, is a union",
  ],
  [
    "a narrower input",
    taking(string),
    taking(uuid),
    "input-narrowed: set(v) was a string, is a string (uuid)",
  ],
  [
    "an offset",
    taking({ type: "string", format: "date-time" }),
    taking({ type: "string", format: "date-time", "x-mizan-timezone": "aware" }),
    "input-narrowed: set(v) was a string (date-time), is a string (aware date-time)",
  ],
  [
    "one member",
    taking({ anyOf: [string, integer] }),
    taking(string),
    "input-narrowed: set(v) was a union, is a string",
  ],
  [
    "values instead of any",
    taking(string),
    taking(oneOf("a", "b")),
    "input-narrowed: set(v) was a string, is an enum",
  ],
  ["another type", taking(integer), taking(string), "input-changed: set(v) was an integer, is a string"],
  [
    "another format",
    taking(uuid),
    taking({ type: "string", format: "date" }),
    "input-changed: set(v) was a string (uuid), is a string (date)",
  ],
  [
    "a list for one",
    taking(integer),
    taking(listOf(integer)),
    "input-changed: set(v) was an integer, is an array",
  ],
  [
    "a longer tuple",
    taking({ type: "array", prefixItems: [integer], maxItems: 1 }),
    taking({ type: "array", prefixItems: [integer, integer], maxItems: 2 }),
    "input-changed: set(v) was a tuple, is a tuple",
  ],
  // Limits
  ...limitCases([
    ["minimum", integer, 1, 5],
    ["minLength", string, 1, 5],
    ["minItems", listOf(integer), 1, 5],
    ["minProperties", mapOf(integer), 1, 5],
    ["exclusiveMinimum", { type: "number" }, 1.5, 5],
    ["maximum", integer, 5, 1],
    ["maxLength", string, 5, 1],
    ["maxItems", listOf(integer), 5, 1],
    ["maxProperties", mapOf(integer), 5, 1],
    ["exclusiveMaximum", { type: "number" }, 5, 1.5],
    ["multipleOf", integer, 2, 4],
  ]),
  [
    "a pattern",
    taking(string),
    taking({ ...string, pattern: "^a" }),
    'input-limit-tightened: set(v) has another pattern: was not limited, is "^a"',
  ],
  [
    "another pattern",
    taking({ ...string, pattern: "^a" }),
    taking({ ...string, pattern: "^b" }),
    'input-limit-tightened: set(v) has another pattern: was "^a", is "^b"',
  ],
  [
    "no pattern",
    taking({ ...string, pattern: "^a" }),
    taking(string),
    'input-limit-loosened: set(v) has another pattern: was "^a", is not limited',
  ],
  ["a limit that limits nothing", taking(string), taking({ ...string, minLength: 0 })],
  ["a limit of a result", returning(string), returning({ ...string, maxLength: 5 })],
  // Values and members of inputs
  [
    "a new value",
    taking(oneOf("a", "c")),
    taking(oneOf("a", "b", "c")),
    'input-value-added: set(v) also accepts "b"',
  ],
  [
    "a refused value",
    taking(oneOf("a", "b", "c")),
    taking(oneOf("a")),
    'input-value-removed: set(v) no longer accepts "b", "c"',
  ],
  [
    "a value with another name",
    taking(named(["a", "b"])),
    taking(named(["a", "b"], ["ONE", "B"])),
    'name-changed: set(v) has other names for the values "a"',
  ],
  [
    "a member more",
    taking({ anyOf: [string, integer] }),
    taking({ anyOf: [string, integer, { type: "boolean" }] }),
    "input-member-added: set(v) also accepts a boolean",
  ],
  [
    "a member less",
    taking({ anyOf: [string, integer, { type: "boolean" }] }),
    taking({ anyOf: [string, integer] }),
    "input-member-removed: set(v) no longer accepts a boolean",
  ],
  [
    "a tag more",
    taking(tagged("Cat", "Dog"), animals),
    taking(tagged("Cat", "Dog", "Fish"), animals),
    'input-member-added: set(v) also accepts objects tagged "Fish"',
  ],
  [
    "a tag less",
    taking(tagged("Cat", "Dog", "Fish"), animals),
    taking(tagged("Cat", "Dog"), animals),
    'input-member-removed: set(v) no longer accepts objects tagged "Fish"',
  ],
  [
    "another tag",
    taking(tagged("Cat", "Dog"), animals),
    taking(
      {
        ...tagged("Cat", "Dog"),
        discriminator: { ...tagged("Cat", "Dog")["discriminator"], propertyName: "sort" },
      },
      Object.fromEntries(
        Object.entries(animals).map(([tag, one]) => [
          tag,
          object({ ...one["properties"], sort: { const: tag, type: "string" } }),
        ]),
      ),
    ),
    "input-changed: set(v) was a union, is a union",
  ],
  [
    "inside a member",
    taking({ anyOf: [listOf(string), integer] }),
    taking({ anyOf: [listOf(uuid), integer] }),
    "input-narrowed: set(v[]) was a string, is a string (uuid)",
  ],
  // Parameters of contexts
  [
    "a new parameter",
    reading("page"),
    readingBy(integer),
    "input-required-added: page(v) was added and is required",
  ],
  [
    "a new optional parameter",
    reading("page"),
    readingBy(integer, false),
    "input-added: page(v) was added and is optional",
  ],
  ["a parameter is gone", readingBy(integer), reading("page"), "input-removed: page(v) was removed"],
  [
    "another parameter",
    readingBy(integer),
    readingBy(string),
    "input-changed: page(v) was an integer, is a string",
  ],
  // Results
  [
    "a new property",
    returning(integer),
    small([fn("get", { outputType: "X" })], { X: object({ v: integer, w: integer }) }),
    "output-added: X.w was added",
  ],
  [
    "a property is gone",
    small([fn("get", { outputType: "X" })], { X: object({ v: integer, w: integer }) }),
    returning(integer),
    "output-removed: X.w was removed",
  ],
  [
    "a property that may be absent",
    returning(integer),
    returning(integer, {}, []),
    "output-optional: X.v may be absent",
  ],
  [
    "a property that is present",
    returning(integer, {}, []),
    returning(integer),
    "output-required: X.v is always present",
  ],
  ["a deprecated property", withField({}), withField({ deprecated: true }), "deprecated: X.v is deprecated"],
  [
    "a result with null",
    returning(integer),
    returning(orNull(integer)),
    "output-null-added: X.v may be null",
  ],
  [
    "a result without null",
    returning(orNull(integer)),
    returning(integer),
    "output-null-removed: X.v is never null",
  ],
  [
    "a nullable result",
    small([fn("get", { outputType: "X" })], { X: string }),
    small([fn("get", { outputType: "X", outputNullable: true })], { X: string }),
    "output-null-added: result of get may be null",
  ],
  [
    "a wider result",
    returning(uuid),
    returning(string),
    "output-widened: X.v was a string (uuid), is a string",
  ],
  [
    "a narrower result",
    returning(string),
    returning(uuid),
    "output-narrowed: X.v was a string, is a string (uuid)",
  ],
  [
    "another result",
    returning(integer),
    returning(string),
    "output-changed: X.v was an integer, is a string",
  ],
  [
    "a result where there was none",
    small([fn("get")]),
    small([fn("get", { outputType: "X" })], { X: string }),
    "output-result-added: result of get is not null any more",
  ],
  [
    "no result any more",
    small([fn("get", { outputType: "X" })], { X: string }),
    small([fn("get")]),
    "output-changed: result of get was X, is null",
  ],
  [
    "a new value of an enum",
    returning(named(["a"])),
    returning(named(["a", "b"])),
    'output-value-added: X.v may also be "b"',
  ],
  [
    "a new constant",
    returning(oneOf("a", "c")),
    returning(oneOf("a", "b", "c")),
    'output-literal-added: X.v may also be "b"',
  ],
  [
    "a value that is never returned",
    returning(oneOf("a", "b")),
    returning(oneOf("a")),
    'output-value-removed: X.v is never again "b"',
  ],
  [
    "a new tag",
    returning(tagged("Cat", "Dog"), animals),
    returning(tagged("Cat", "Dog", "Fish"), animals),
    'output-tag-added: X.v may also be objects tagged "Fish"',
  ],
  [
    "a tag that is never returned",
    returning(tagged("Cat", "Dog", "Fish"), animals),
    returning(tagged("Cat", "Dog"), animals),
    'output-tag-removed: X.v is never again objects tagged "Fish"',
  ],
  [
    "a new member of a result",
    returning({ anyOf: [string, integer] }),
    returning({ anyOf: [string, integer, { type: "boolean" }] }),
    "output-member-added: X.v may also be a boolean",
  ],
  [
    "a member that is never returned",
    returning({ anyOf: [string, integer, { type: "boolean" }] }),
    returning({ anyOf: [string, integer] }),
    "output-member-removed: X.v is never again a boolean",
  ],
  [
    "negative results",
    returning({ ...integer, minimum: 0 }),
    returning(integer),
    "output-negative-added: X.v may be negative",
  ],
  [
    "no negative results",
    returning(integer),
    returning({ ...integer, minimum: 0 }),
    "integer-type-changed: X.v is never negative",
  ],
  [
    "a set",
    returning(listOf(integer)),
    returning(listOf(integer, { uniqueItems: true })),
    "set-changed: X.v is a set instead of a list",
  ],
  [
    "other keys",
    returning(object({ a: integer })),
    returning({ ...object({ a: integer }), additionalProperties: string }),
    "output-added: X.v{} were added: there may be other keys",
  ],
  [
    "no other keys",
    returning({ ...object({ a: integer }), additionalProperties: string }),
    returning(object({ a: integer })),
    "output-removed: X.v{} were removed: there are no other keys",
  ],
  // At depth
  [
    "values of a map",
    returning(mapOf(integer)),
    returning(mapOf(string)),
    "output-changed: X.v{} was an integer, is a string",
  ],
  [
    "keys of a map",
    returning(mapOf(integer)),
    returning(mapOf(integer, { propertyNames: uuid })),
    "output-narrowed: X.v{key} was a string, is a string (uuid)",
  ],
  [
    "items of a tuple",
    returning({ type: "array", prefixItems: [string, integer], maxItems: 2 }),
    returning({ type: "array", prefixItems: [string, string], maxItems: 2 }),
    "output-changed: X.v[1] was an integer, is a string",
  ],
  [
    "names of items",
    returning({ type: "array", prefixItems: [string], maxItems: 1, "x-mizan-tuple-names": ["a"] }),
    returning({ type: "array", prefixItems: [string], maxItems: 1, "x-mizan-tuple-names": ["b"] }),
    "attribute-renamed: X.v has other names for its items",
  ],
  [
    "objects inside",
    returning(listOf(object({ a: object({ b: integer }) }))),
    returning(listOf(object({ a: object({ b: string }) }))),
    "output-changed: X.v[].a.b was an integer, is a string",
  ],
  [
    "a referenced type",
    returning(ref("Y"), { Y: object({ a: integer }) }),
    returning(ref("Y"), { Y: object({ a: string }) }),
    "output-changed: Y.a was an integer, is a string",
  ],
  // Names
  [
    "a type with another name",
    returning(ref("Y"), { Y: object({ a: integer }) }),
    returning(ref("Z"), { Z: object({ a: integer }) }),
    "type-renamed: Y is called Z",
  ],
  [
    "a renamed type that differs",
    returning(ref("Y"), { Y: object({ a: integer }) }),
    returning(ref("Z"), { Z: object({ a: string }) }),
    "output-changed: Y.a was an integer, is a string",
    "type-renamed: Y is called Z",
  ],
  [
    "another type that there was",
    small([fn("get", { outputType: "X" }), fn("both", { outputType: "B" })], {
      X: ref("Y"),
      B: object({ y: ref("Y"), z: ref("Z") }),
      Y: object({ a: integer }),
      Z: object({ a: integer }),
    }),
    small([fn("get", { outputType: "X" }), fn("both", { outputType: "B" })], {
      X: ref("Z"),
      B: object({ y: ref("Y"), z: ref("Z") }),
      Y: object({ a: integer }),
      Z: object({ a: integer }),
    }),
    "type-replaced: X has the type Z instead of Y",
  ],
  [
    "a member with another name",
    returning({ anyOf: [ref("Cat"), integer] }, { Cat: animals["Cat"]! }),
    returning({ anyOf: [ref("Kitten"), integer] }, { Kitten: animals["Cat"]! }),
    "type-renamed: Cat is called Kitten",
  ],
  [
    "an attribute",
    withField({ "x-mizan-attribute": "value" }),
    withField({ "x-mizan-attribute": "worth" }),
    "attribute-renamed: X.v has another name in Python: worth",
  ],
  ["a deprecated type", withType({}), withType({ deprecated: true }), "deprecated: Y is deprecated"],
  [
    "a type that has the name of another one",
    returning(object({ y: ref("Y"), z: ref("Z") }), { Y: object({ a: integer }), Z: object({ a: integer }) }),
    returning(object({ y: ref("Z"), z: ref("Z") }), { Z: object({ a: integer }) }),
    "type-renamed: Y is called Z",
  ],
  [
    "a type without a name",
    returning(ref("Y"), { Y: object({ a: integer }) }),
    returning(object({ a: integer })),
    "type-renamed: Y has no name any more",
  ],
  [
    "a constant that becomes an enum",
    returning({ const: "a" }),
    returning(oneOf("a", "b")),
    'output-constant-widened: X.v may also be "b"',
  ],
  [
    "a constant that an input no longer needs",
    taking({ const: "a" }),
    taking(oneOf("a", "b")),
    'input-widened: set(v) also accepts "b"',
  ],
  // What is the same for clients
  [
    "a name for an inline type",
    returning(object({ a: integer })),
    returning(ref("Y"), { Y: object({ a: integer }) }),
  ],
  ["descriptions", withField({ description: "Old." }), withField({ description: "New." })],
  [
    "another order",
    small([fn("get", { outputType: "X" })], { X: object({ v: integer, w: string }) }),
    small([fn("get", { outputType: "X" })], { X: object({ w: string, v: integer }) }),
  ],
  ["a constant as an enum", returning({ const: "a" }), returning(oneOf("a"))],
];

/** Each limit is tightened, loosened, added and removed. */
function limitCases(limits: [name: string, schema: Json, loose: number, tight: number][]): typeof CASES {
  return limits.flatMap(([name, schema, loose, tight]) => {
    const [without, loosely, tightly] = [{}, { [name]: loose }, { [name]: tight }].map((limit) =>
      taking({ ...schema, ...limit }),
    ) as [Json, Json, Json];
    const text = (rule: string, was: number | string, is: number | string): string =>
      `input-limit-${rule}: set(v) has another ${name}: was ${was}, is ${is}`;
    const ofSign = name === "minimum" ? (is: string) => [`integer-type-changed: set(v) ${is}`] : () => [];
    return [
      [`a tighter ${name}`, loosely, tightly, text("tightened", loose, tight)],
      [`a looser ${name}`, tightly, loosely, text("loosened", tight, loose)],
      [
        `a new ${name}`,
        without,
        loosely,
        text("tightened", "not limited", loose),
        ...ofSign("is never negative"),
      ],
      [`no ${name}`, loosely, without, text("loosened", loose, "not limited"), ...ofSign("may be negative")],
    ];
  });
}

test.each(CASES)("finds %s", (_name, older, newer, ...findings) => {
  expect(found(older, newer)).toEqual(findings.sort());
});

test("every rule has a case", () => {
  const seen = new Set(CASES.flatMap(([, , , ...findings]) => findings.map((one) => one.split(":")[0])));
  expect(Object.keys(RULES).filter((rule) => !seen.has(rule))).toEqual([]);
});
