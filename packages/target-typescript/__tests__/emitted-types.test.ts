import type { IR, TypeNode } from "@mizan/core";
import { emitFiles } from "./emit-files.ts";
import {
  any,
  array,
  call,
  declare,
  enumeration,
  formatted,
  irOf,
  literal,
  map,
  nullable,
  object,
  parameter,
  primitive,
  property,
  ref,
  tagged,
  tuple,
  union,
} from "./ir/build.ts";

const text = primitive("string");

/** The exports of `types.ts`, by name. */
async function types(...declarations: IR["types"]): Promise<Record<string, string>> {
  const file = (await emitFiles(irOf({ types: declarations })))["types.ts"] ?? "";
  const blocks = file.split(/\n\n(?=\/\*\*|export|type)/).slice(1);
  return Object.fromEntries(
    blocks.map((block) => [/(?:interface|type|const) ([\w$]+)/.exec(block)?.[1] ?? "", block.trim()]),
  );
}

describe("types.ts", () => {
  test("has index signatures for an alias that contains itself in a map", async () => {
    const json = declare("Json", union(text, map(ref("Json"))));
    const list = declare("Lists", map(array(ref("Json"))));
    expect(await types(json, list)).toEqual({
      Json: "export type Json = string | { [key: string]: Json; };",
      Lists: "export type Lists = Record<string, Json[]>;",
    });
  });

  test("has the keys of a map where they are a closed set, directly or through references", async () => {
    const color = declare("Color", enumeration({ RED: "red", GREEN: "green" }));
    const paint = declare("Paint", ref("Color"));
    const maps = object(
      property("byColor", map(text, ref("Paint"))),
      property("byLiteral", map(text, literal("a"))),
      property("byId", map(text, formatted("uuid"))),
      property("byName", map(text, ref("Name"))),
    );
    const { Maps } = await types(color, paint, declare("Name", text), declare("Maps", maps));
    expect(Maps).toBe(`export interface Maps {
  byColor: Partial<Record<Paint, string>>;
  byLiteral: Partial<Record<"a", string>>;
  byId: Record<string, string>;
  byName: Record<string, string>;
}`);
  });

  test("has a mapped type for such a map in a recursive alias, or if a type is named Partial", async () => {
    const color = declare("Color", enumeration({ RED: "red" }));
    const tree = declare("Tree", map(nullable(ref("Tree")), ref("Color")));
    expect((await types(color, tree)).Tree).toBe("export type Tree = { [$Key in Color]?: Tree | null; };");
    const counts = declare("Counts", map(primitive("integer"), ref("Color")));
    const { Counts } = await types(color, counts, declare("Partial", text));
    expect(Counts).toBe("export type Counts = { [$Key in Color]?: number; };");
  });

  test("has undefined for a missing key of such a map in an input, as for an optional property", async () => {
    const maps = object(property("byColor", map(text, ref("Color"))), property("byName", map(text)), {
      ...property("name", text),
      required: false,
    });
    const files = await emitFiles(
      irOf({
        functions: [call("paint", "Maps", text)],
        types: [declare("Color", enumeration({ RED: "red" })), declare("Maps", maps)],
      }),
    );
    expect(files["types.ts"]).toContain(`export interface Maps {
  byColor: Partial<Record<Color, string | undefined>>;
  byName: Record<string, string>;
  name?: string | undefined;
}`);
  });

  test("resolves 20,000 maps in a cycle without delay", async () => {
    const size = 20_000;
    const ring = Array.from({ length: size }, (_, index) => {
      return declare(`M${String(index)}`, map(ref(`M${String((index + 1) % size)}`)));
    });
    expect((await types(...ring))["M0"]).toBe("export type M0 = { [key: string]: M1; };");
  });

  test("has labels for the items of a named tuple", async () => {
    const span: TypeNode = { ...tuple(primitive("integer"), nullable(text)), names: ["first", "class"] };
    const all = await types(declare("Span", span), declare("Spans", object(property("of", array(span)))));
    expect(all).toEqual({
      Span: "export type Span = [first: number, class_: string | null];",
      Spans: "export interface Spans {\n  of: [first: number, class_: string | null][];\n}",
    });
  });

  test("has no code from the names of a tuple, which may be equal once they are identifiers", async () => {
    const odd: TypeNode = { ...tuple(text, text, text), names: ["a: 1]; //", "a: 2]; //", "1²"] };
    const files = await emitFiles(irOf({ types: [declare("Odd", odd)] }));
    expect(files["types.ts"]).toContain(
      "export type Odd = [a__1_____: string, a__2_____: string, _1_: string];",
    );
  });

  test("has a type of its own for date-times that always, and that never, have an offset", async () => {
    const zoned = (timezone: "aware" | "naive"): TypeNode => ({ ...formatted("date-time"), timezone });
    const fields = { any: formatted("date-time"), aware: zoned("aware"), naive: zoned("naive") };
    const moments = Object.entries(fields).map(([name, type]) => property(name, type));
    const { Moments, DateTime, AwareDateTime, NaiveDateTime } = await types(
      declare("Moments", object(...moments)),
    );
    expect(Moments).toBe(`export interface Moments {
  any: DateTime;
  aware: AwareDateTime;
  naive: NaiveDateTime;
}`);
    expect([DateTime, AwareDateTime, NaiveDateTime].map((block) => block?.split("\n").at(-1))).toEqual([
      'export type DateTime = Formatted<"aware-date-time" | "naive-date-time">;',
      'export type AwareDateTime = Formatted<"aware-date-time">;',
      'export type NaiveDateTime = Formatted<"naive-date-time">;',
    ]);
  });

  test("has index signatures when the backend has a type named Record", async () => {
    const all = await types(
      declare("Record", object(property("of", map(text)))),
      declare("Nothing", object()),
    );
    expect(all).toEqual({
      Record: "export interface Record {\n  of: { [key: string]: string; };\n}",
      Nothing: "export type Nothing = { [key: string]: never; };",
    });
  });

  test("requires the tags of a discriminated union even with a default", async () => {
    const kind = { ...property("kind", literal("cat")), required: false, default: "cat" };
    const cat = declare("Cat", object(kind, { ...property("kind2", text), required: false }));
    const all = await types(cat, declare("Pet", tagged("kind", { cat: "Cat" })));
    expect(all["Cat"]).toBe('export interface Cat {\n  kind: "cat";\n  kind2?: string;\n}');
    expect(all["Pet"]).toBe("export type Pet = Cat;");
  });

  test("requires the tag at the end of 20,000 unions that contain each other", async () => {
    const size = 20_000;
    const chain = Array.from({ length: size }, (_, index) =>
      declare(`U${String(index)}`, ref(index + 1 < size ? `U${String(index + 1)}` : "Cat")),
    );
    const cat = declare("Cat", object({ ...property("kind", literal("cat")), required: false }));
    const all = await types(cat, ...chain, declare("Pet", tagged("kind", { cat: "U0" })));
    expect(all["Cat"]).toBe('export interface Cat {\n  kind: "cat";\n}');
  });

  test("renames a type variable that is also a type", async () => {
    const page = {
      ...declare("Page", object(property("items", array(parameter("T"))), property("t", ref("T")))),
      parameters: ["T"],
    };
    expect(await types(page, declare("T", text))).toEqual({
      Page: "export interface Page<T_> {\n  items: T_[];\n  t: T;\n}",
      T: "export type T = string;",
    });
  });

  test("instantiates a generic type that is declared later in the alphabet", async () => {
    const zed = { ...declare("Zed", object(property("of", parameter("T")))), parameters: ["T"] };
    const instance = { ...declare("A_Zed", object()), generic: { name: "Zed", arguments: [nullable(text)] } };
    const all = await types(instance, declare("Holder", object(property("zed", ref("A_Zed")))), zed);
    expect(all["Holder"]).toBe("export interface Holder {\n  zed: Zed<string | null>;\n}");
    expect(Object.keys(all)).toEqual(["Holder", "Zed"]);
  });

  test("renames the type of a format when the backend has a type of this name", async () => {
    const all = await types(declare("Duration", object(property("of", formatted("duration")))));
    expect(all["Duration"]).toBe("export interface Duration {\n  of: Duration_;\n}");
    expect(all["Duration_"]).toContain('export type Duration_ = Formatted<"duration">;');
  });

  test("is an interface for untyped additional keys and an intersection for typed ones", async () => {
    const open = { ...object(property("id", text)), additional: any };
    const counted = { ...object(property("id", text)), additional: primitive("integer") };
    expect(await types(declare("Open", open), declare("Counted", counted))).toEqual({
      Open: "export interface Open {\n  id: string;\n  [key: string]: unknown;\n}",
      Counted: "export type Counted = {\n  id: string;\n} & {\n  [key: string]: number;\n};",
    });
  });

  test("does not flatten an array of equal arrays", async () => {
    const same = union(array(primitive("integer")), array(primitive("number")));
    expect((await types(declare("Rows", array(same))))["Rows"]).toBe("export type Rows = number[][];");
  });

  test("is a module even when it is empty", async () => {
    expect((await emitFiles(irOf({})))["types.ts"]).toMatch(/\nexport \{\};\n$/);
  });
});
