import { readFileSync } from "node:fs";
import {
  awkwardDocument,
  completeDocument,
  hostileDocument,
  irOf,
  sampleDocument,
} from "../../src/testing/index.ts";
import { nominalTypes } from "../../src/lowering/index.ts";
import { sketch } from "./sketch.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.document.json`, import.meta.url), "utf8"));

const lines = (document: unknown, ...names: string[]): string[] =>
  sketch(irOf(document).ir).filter((line) =>
    names.some((name) => new RegExp(`^\\w+ ${name}\\w*[ <]`).test(line)),
  );

test("inline types are declared after the type that contains them, with derived names", () => {
  expect(lines(completeDocument(), "Containers", "Enums", "Unions")).toEqual([
    "struct Containers { items: Vec<Color>, some_items: Vec<string>, unique_items: Vec<i64>, pair: (i64, string), span: Span, " +
      "empty: (), by_text: BTreeMap<string, number>, some_by_text: BTreeMap<string, number>, by_color: BTreeMap<Color, i64>, " +
      "by_id: BTreeMap<uuid, Vec<string>>, inline: ContainersInline, extensible: ContainersExtensible }",
    "struct ContainersInline { inner: ContainersInlineInner }",
    "struct ContainersInlineInner { deepest: ContainersInlineInnerDeepest }",
    'enum ContainersInlineInnerDeepest { "x", "y" }',
    "struct ContainersExtensible { known: string, ..string }",
    "struct Enums { color: Color, priority: Priority, letters: EnumsLetters, numbers: EnumsNumbers, mixed: EnumsMixed }",
    'enum EnumsLetters { "a", "b" }',
    "enum EnumsNumbers { 1, 2 }",
    'enum EnumsMixed { "a", 1, true, false }',
    "struct Unions { pet: UnionsPet, versioned: UnionsVersioned, setting: UnionsSetting, plain: UnionsPlain, " +
      "nullable: Option<string>, nullable_union: Option<UnionsNullableUnion> }",
    'enum UnionsPet { "cat": Cat | "dog": Dog }',
    "enum UnionsVersioned { 1: First | 2: Second }",
    "enum UnionsSetting { true: On | false: Off }",
    "enum UnionsPlain { i64 | string | Vec<Cat> }",
    "enum UnionsNullableUnion { i64 | Cat }",
  ]);
});

test("generic types, pointers in cycles and missing values", () => {
  expect(lines(completeDocument(), "Page", "Tree", "Node", "Edge", "Json", "Settings")).toEqual([
    "struct Edge { from: Box<Node>, label: string }",
    "enum Json { string | number | boolean | Vec<Json> | BTreeMap<string, Json> }",
    "struct Node { parent: Option<Box<Edge>> }",
    "struct Page<T> { items: Vec<T>, total: i64 }",
    "struct Settings { full_name: string, limit: i64, nickname: Option<string>, secret: Option<string> }",
    "struct SettingsInput { full_name: string, limit: Option<i64>, nickname: Option<Option<string>>, secret: Option<string> }",
    "struct Tree { value: i64, children: Vec<Tree> }",
  ]);
});

test.each<[string, () => unknown]>([
  ["projects", () => fixture("projects")],
  ["type mapping", () => fixture("type-mapping")],
  ["forms", () => fixture("forms")],
  ["complete", completeDocument],
  ["sample", () => sampleDocument(20)],
  ["awkward", awkwardDocument],
  ["hostile", hostileDocument],
])("the %s document becomes declarations with different names, all of them printable", (_name, document) => {
  const { ir } = irOf(document());
  const { all } = nominalTypes(ir);
  // Every inline object, enum and union has a name: otherwise this throws.
  expect(sketch(ir)).toHaveLength(all.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  const declared = ir.types.filter(({ generic }) => generic === null).map(({ name }) => name);
  expect(all.flatMap(({ name, isInline }) => (isInline ? [] : [name]))).toEqual(declared);
});
