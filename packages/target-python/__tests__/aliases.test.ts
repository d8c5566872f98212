import { ringDocument } from "@mizan/core/testing";
import { emit } from "./emit.ts";

/** The lines that declare an alias. */
async function aliases(links: object): Promise<string[]> {
  const document = ringDocument(2) as { components: { schemas: object } };
  Object.assign(document.components.schemas, links);
  const { "models.py": models } = await emit(document);
  return models!
    .split("\n")
    .filter((line) => /^Link\d/.test(line))
    .sort();
}

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

// pyright cannot use a TypeAliasType in a TypedDict that the type itself contains.
test("an alias that contains itself through a class is a plain one", async () => {
  expect(await aliases({ Link0: { type: "array", items: reference("Link1") } })).toEqual([
    "Link0: TypeAlias = list[Link1]",
  ]);
});

test("an alias that contains itself is a TypeAliasType", async () => {
  const items = { anyOf: [{ type: "string" }, reference("Link0")] };
  expect(await aliases({ Link0: { type: "array", items } })).toEqual([
    'Link0 = TypeAliasType("Link0", "list[str | Link0]")',
  ]);
});

test("aliases that contain each other are TypeAliasTypes", async () => {
  const list = (name: string): object => ({ type: "array", items: reference(name) });
  expect(await aliases({ Link0: list("Link1"), Link1: list("Link0") })).toEqual([
    'Link0 = TypeAliasType("Link0", "list[Link1]")',
    'Link1 = TypeAliasType("Link1", "list[Link0]")',
  ]);
});
