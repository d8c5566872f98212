import { fn, type Json, object, ref, small } from "../../ir/small-document.ts";
import { returning, taking } from "../found.ts";
import {
  animals,
  type Case,
  integer,
  listOf,
  mapOf,
  named,
  oneOf,
  orNull,
  string,
  tagged,
  uuid,
} from "./schemas.ts";

const withField = (more: Json): Json => returning({ ...integer, ...more });
const withType = (more: Json): Json => returning(ref("Y"), { Y: { ...object({ a: integer }), ...more } });

/** Changes of results, also deep inside them, and of the names of types. */
export const OUTPUT_CASES: readonly Case[] = [
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
    "one member of a union with a name",
    returning(ref("Pet"), { ...animals, Pet: { anyOf: [ref("Cat"), ref("Dog")] } }),
    returning(ref("Cat"), animals),
    "output-narrowed: X.v was Cat or Dog, is Cat",
    "type-renamed: Pet has no name any more",
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
