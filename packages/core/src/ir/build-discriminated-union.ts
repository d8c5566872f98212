import { unionTags } from "../diagnostics/ir.ts";
import type { SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildReference, componentName } from "./build-reference.ts";
import type { Scope } from "./scope.ts";
import { tagsOf } from "./tags.ts";
import type { TaggedMember, TypeNode } from "./types.ts";

/**
 * The mapping names the members; its keys are always text, so the tag's real type (an integer, a boolean) is
 * looked up in the member itself.
 */
export function buildDiscriminatedUnion(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  const { propertyName: property, mapping } = schema.discriminator ?? { propertyName: "", mapping: {} };
  const report = (at: string, reason: string): void =>
    scope.report(unionTags({ plugin: scope.plugin, pointer: at, source: scope.source, property, reason }));
  const members: TaggedMember[] = [];
  const mapped = new Set<string>();
  for (const [key, reference] of Object.entries(mapping)) {
    const at = `${pointer}/discriminator/mapping/${pointerStep(key)}`;
    const name = componentName(reference);
    mapped.add(name);
    const tags = tagsOf(name, property, scope.schemas);
    const tag = tags?.find((value) => isNamed(value, key));
    if (tags === undefined) report(at, `${name} does not fix "${property}" to a constant`);
    else if (tag === undefined) report(at, `${name} never has ${JSON.stringify(key)} there`);
    members.push({ tag: tag ?? key, type: buildReference(reference, at, scope) });
  }
  (schema.oneOf ?? schema.anyOf ?? []).forEach((member, index) => {
    const name =
      typeof member === "object" && member.$ref !== undefined ? componentName(member.$ref) : undefined;
    if (name === undefined || !mapped.has(name)) {
      report(
        `${pointer}/${schema.oneOf ? "oneOf" : "anyOf"}/${index}`,
        "the mapping does not lead to this member",
      );
    }
  });
  return { kind: "discriminatedUnion", pointer, property, members };
}

/** Python writes booleans as `True`. */
function isNamed(tag: string | number | boolean, key: string): boolean {
  return String(tag) === (typeof tag === "boolean" ? key.toLowerCase() : key);
}
