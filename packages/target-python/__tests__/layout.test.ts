import { sampleDocument } from "@mizan/core/testing";
import { format } from "@wasm-fmt/ruff_fmt";
import { emit } from "./emit.ts";

/** Names of every length up to `longest`, so that lines end at every column. Each class has this description. */
function withNamesOfEveryLength(longest: number, description: string): object {
  const text = JSON.stringify(sampleDocument(longest)).replace(
    /\b([A-Za-z]+_?)(\d+)(?=Input"|Result"|")/g,
    (_, name: string, number: string) => {
      // A list in a definition is broken only if a name in it is long.
      const length = Number(number) + (name === "group_" ? 66 : 0);
      return `${name}${"x".repeat(length)}${number}`;
    },
  );
  const document = JSON.parse(text) as { readonly components: { readonly schemas: Record<string, object> } };
  const schemas = Object.entries(document.components.schemas);
  const described = schemas.map(([name, schema]) => [name, { ...schema, description }] as const);
  return { ...document, components: { schemas: Object.fromEntries(described) } };
}

test.each([
  ["one line", "Does it."],
  ["quotes", String.raw`It's "quoted", and has a \ too.`],
  ["quotes at the beginning", '"Quoted" is what it does.'],
  ["quotes at both ends", '"Quoted"'],
  ["an indented paragraph", "Does it.\n\n    indented\n    twice"],
  ["an indented line", "Does it:\n  first\nlast"],
  ["other characters", "Größe — ½"],
])("ruff formats nothing, whatever the length of a name, with a docstring of %s", async (_, description) => {
  const files = await emit(withNamesOfEveryLength(100, description));
  const formatted = Object.entries(files).map(([file, text]) => [file, format(text)] as const);
  expect(files).toEqual(Object.fromEntries(formatted));
});
