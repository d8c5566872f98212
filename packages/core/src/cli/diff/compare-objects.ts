import { isDeepStrictEqual } from "node:util";
import type { ObjectNode, PropertyNode } from "../../ir/types.ts";
import { at, deprecation, inside, type TypePlace, type TypeScope } from "./findings.ts";

/** Compares the properties of two objects, and whether they have other keys. */
export function compareObjects(
  older: ObjectNode,
  newer: ObjectNode,
  place: TypePlace,
  scope: TypeScope,
): void {
  compareProperties(older.properties, newer.properties, place, scope);
  const { report } = scope;
  const others = at(place, "{}");
  const isSent = place.direction === "sent";
  if (older.additional !== null && newer.additional !== null) {
    scope.compare(older.additional, newer.additional, others);
  } else if (older.additional !== null) {
    report(isSent ? "input-removed" : "output-removed", others, "were removed: there are no other keys");
  } else if (newer.additional !== null) {
    report(isSent ? "input-added" : "output-added", others, "were added: there may be other keys");
  }
}

type Property = Pick<PropertyNode, "name" | "attribute" | "type" | "required" | "default"> & {
  readonly deprecated?: boolean;
};

/** Compares properties by their keys on the wire, or the parameters of a context by their names. */
export function compareProperties(
  older: readonly Property[],
  newer: readonly Property[],
  place: TypePlace,
  scope: TypeScope,
): void {
  const left = new Map(newer.map((property) => [property.name, property]));
  for (const property of older) {
    const here = inside(place, property.name);
    const next = left.get(property.name);
    left.delete(property.name);
    if (next === undefined) reportRemoved(here, scope);
    else compareProperty(property, next, here, scope);
  }
  for (const { name, required } of left.values()) reportAdded(required, inside(place, name), scope);
}

function reportRemoved(place: TypePlace, { report }: TypeScope): void {
  report(place.direction === "sent" ? "input-removed" : "output-removed", place, "was removed");
}

function reportAdded(required: boolean, place: TypePlace, { report }: TypeScope): void {
  if (place.direction === "received") report("output-added", place, "was added");
  else if (required) report("input-required-added", place, "was added and is required");
  else report("input-added", place, "was added and is optional");
}

function compareProperty(older: Property, newer: Property, place: TypePlace, scope: TypeScope): void {
  const { report } = scope;
  const isSent = place.direction === "sent";
  if (older.required !== newer.required) {
    if (isSent)
      report(newer.required ? "input-required" : "input-optional", place, necessity(newer.required));
    else if (newer.required) report("output-required", place, "is always present");
    else report("output-optional", place, "may be absent");
  }
  // Twice otherwise, if a type is sent and received.
  if (isSent && !newer.required && !older.required && !isDeepStrictEqual(older.default, newer.default)) {
    const texts = [older, newer].map((property) => JSON.stringify(property.default) ?? "none");
    report("input-default-changed", place, `has another default: was ${texts[0]}, is ${texts[1]}`);
  }
  const { attribute = older.name } = older;
  if (attribute !== (newer.attribute ?? newer.name)) {
    report("attribute-renamed", place, `has another name in Python: ${newer.attribute ?? newer.name}`);
  }
  if (older.deprecated !== newer.deprecated) {
    report(
      newer.deprecated === true ? "deprecated" : "undeprecated",
      place,
      deprecation(newer.deprecated === true),
    );
  }
  scope.compare(older.type, newer.type, place);
}

function necessity(required: boolean): string {
  return required ? "is required" : "is optional";
}
