import {
  assertNever,
  childTypes,
  foldType,
  IRIndex,
  type PropertyNode,
  type TypeDeclaration,
  type TypeNode,
  walkTypes,
} from "../../src/index.ts";
import { irOf, sampleDocument } from "../../src/testing/index.ts";

const named = (name: string): TypeNode => ({ kind: "reference", pointer: `/${name}`, name });
const [a, b, c] = [named("a"), named("b"), named("c")];
const property = (name: string, type: TypeNode): PropertyNode => ({
  name,
  type,
  required: true,
  extensions: {},
  description: null,
  deprecated: false,
  pointer: `/${name}`,
});
const pointer = "";
const array = (items: TypeNode): TypeNode => ({ kind: "array", pointer, items, unique: false });
const object = (additional: TypeNode | null): TypeNode => ({
  kind: "object",
  pointer,
  properties: [property("x", a), property("y", b)],
  additional,
});

test.each<[string, TypeNode, TypeNode[]]>([
  ["a primitive", { kind: "primitive", pointer, type: "string" }, []],
  ["any value", { kind: "any", pointer }, []],
  ["a literal", { kind: "literal", pointer, value: 1 }, []],
  ["an enum", { kind: "enum", pointer, type: "string", members: [{ name: null, value: "x" }] }, []],
  ["a reference", a, []],
  ["a type variable", { kind: "parameter", pointer, name: "T" }, []],
  ["an array", array(a), [a]],
  ["a tuple", { kind: "tuple", pointer, items: [a, b] }, [a, b]],
  ["a map", { kind: "map", pointer, keys: a, values: b }, [a, b]],
  ["an object", object(null), [a, b]],
  ["an object with other keys", object(c), [a, b, c]],
  ["a union", { kind: "union", pointer, members: [a, b] }, [a, b]],
  ["a nullable type", { kind: "nullable", pointer, type: a }, [a]],
  [
    "a discriminated union",
    {
      kind: "discriminatedUnion",
      pointer,
      property: "kind",
      members: [
        { tag: "a", type: a },
        { tag: 2, type: b },
      ],
    },
    [a, b],
  ],
])("the types directly inside %s", (_what, type, expected) => {
  expect(childTypes(type)).toEqual(expected);
});

test("walkTypes visits the outermost type first, then what is inside, in the order of the document", () => {
  const inner = array(object(c));
  const type: TypeNode = { kind: "tuple", pointer, items: [inner, named("last")] };
  const names = [...walkTypes(type)].map((node) => (node.kind === "reference" ? node.name : node.kind));
  expect(names).toEqual(["tuple", "array", "object", "a", "b", "c", "last"]);
});

test("walkTypes skips the types inside those that it must not enter", () => {
  const type: TypeNode = { kind: "tuple", pointer, items: [object(c), array(a)] };
  const kinds = [...walkTypes(type, ({ kind }) => kind !== "object")].map(({ kind }) => kind);
  expect(kinds).toEqual(["tuple", "object", "array", "reference"]);
});

test("foldType computes the innermost results first", () => {
  const type: TypeNode = {
    kind: "tuple",
    pointer,
    items: [array(a), { kind: "nullable", pointer, type: b }],
  };
  const text = foldType<string>(type, (node, inner) =>
    node.kind === "reference" ? node.name : `${node.kind}(${childTypes(node).map(inner).join(", ")})`,
  );
  expect(text).toBe("tuple(array(a), nullable(b))");
});

test("foldType has results only for the types that are inside", () => {
  expect(() => foldType(array(a), (_node, inner) => inner(b))).toThrow(
    "The type at /b is not inside this type",
  );
});

test("neither walkTypes nor foldType recurses: 100,000 nested arrays work", () => {
  let type = a;
  for (let depth = 0; depth < 100_000; depth++) type = array(type);
  expect([...walkTypes(type)]).toHaveLength(100_001);
  expect(foldType<number>(type, (node, inner) => (node.kind === "array" ? inner(node.items) + 1 : 0))).toBe(
    100_000,
  );
});

test("an unknown kind is an error, not a leaf", () => {
  const unknown = { kind: "set", pointer: "/x" } as unknown as TypeNode;
  expect(() => [...walkTypes(array(unknown))]).toThrow('Unexpected value: {"kind":"set","pointer":"/x"}');
});

test("the message of assertNever is short, however large the value", () => {
  expect(() => assertNever("x".repeat(1_000) as never)).toThrow(
    new TypeError(`Unexpected value: "${"x".repeat(199)}`),
  );
});

test("an index resolves references to references, but no cycles or unknown names", () => {
  const declare = (name: string, type: TypeNode): TypeDeclaration => ({
    name,
    type,
    parameters: [],
    generic: null,
    twin: null,
    extensions: {},
    description: null,
    deprecated: false,
    origin: { pointer },
  });
  const types = [declare("a", b), declare("b", array(c)), declare("c", named("d")), declare("d", c)];
  const index = new IRIndex({ ...irOf(sampleDocument(1)).ir, types });
  expect(index.resolve(a)).toEqual(array(c));
  expect(index.resolve(array(a))).toEqual(array(a));
  expect(index.resolve(c)).toBeUndefined();
  expect(index.resolve(named("missing"))).toBeUndefined();
});
