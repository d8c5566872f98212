import { ringDocument } from "@mizan/core/testing";
import { emit } from "./emit.ts";

/** The type of a field that is one of two objects, each with a tag. */
async function unionOf(required: readonly string[]): Promise<string> {
  const document = ringDocument(2) as { components: { schemas: Record<string, object> } };
  const names = ["Link0", "Link1"];
  const references = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const mapping = Object.fromEntries(names.map((name, index) => [name, references[index]!.$ref]));
  const next = { oneOf: references, discriminator: { propertyName: "tag", mapping } };
  for (const name of names) {
    const properties = { tag: { type: "string", const: name }, next };
    document.components.schemas[name] = { type: "object", properties, required };
  }
  const { "models.py": models } = await emit(document);
  return /next: (.*?)(?: \| None = None)?\n/.exec(models!.replace(/\n {8,}|\n {4}\]/g, ""))![1]!;
}

test("a union whose members always have the tag is discriminated", async () => {
  expect(await unionOf(["tag", "next"])).toBe('Annotated[Link0 | Link1, Field(discriminator="tag")]');
});

// Those of models with a serializer for the whole model. pydantic refuses an optional discriminator.
test("a union whose members may lack the tag is a plain one", async () => {
  expect(await unionOf(["next"])).toBe("Link0 | Link1");
});
