import type { Schema, SchemaObject } from "../document/document.ts";
import { componentName } from "./build-reference.ts";

type Tag = string | number | boolean;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * The constants that a component's property may hold: one for a model, several for a model whose tag is a
 * choice, all of its members' for a union inside the union.
 * @returns undefined when some value is not fixed, or the component does not exist
 */
export function tagsOf(name: string, property: string, schemas: Schemas): Tag[] | undefined {
  const seen = new Set<string>();
  const queue = [name];
  const tags: Tag[] = [];
  // The loop ends: each component enters the queue once.
  for (const next of queue) {
    if (seen.has(next)) continue;
    seen.add(next);
    const schema = resolve({ $ref: `#/components/schemas/${next}` }, schemas);
    const members = schema?.oneOf ?? schema?.anyOf;
    if (members !== undefined) {
      for (const member of members) {
        if (typeof member !== "object" || member.$ref === undefined) return undefined;
        queue.push(componentName(member.$ref));
      }
      continue;
    }
    const properties = schema?.properties ?? {};
    const here = constants(Object.hasOwn(properties, property) ? properties[property] : undefined, schemas);
    if (here === undefined) return undefined;
    tags.push(...here);
  }
  return tags;
}

function constants(schema: Schema | undefined, schemas: Schemas): Tag[] | undefined {
  const resolved = schema === undefined ? undefined : resolve(schema, schemas);
  const values = resolved?.const === undefined ? resolved?.enum : [resolved.const];
  return values?.every((value) => value !== null) === true ? [...values] : undefined;
}

/** Follows references and single `allOf` to where something is said; undefined for rings and dead ends. */
function resolve(schema: Schema, schemas: Schemas): SchemaObject | undefined {
  const seen = new Set<Schema>();
  let current: Schema | undefined = schema;
  while (typeof current === "object" && !seen.has(current)) {
    seen.add(current);
    if (current.$ref !== undefined) {
      const name = componentName(current.$ref);
      current = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    } else if (current.allOf !== undefined) {
      current = current.allOf[0];
    } else {
      return current;
    }
  }
  return undefined;
}
