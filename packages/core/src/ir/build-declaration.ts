import { genericMismatch } from "../diagnostics/ir.ts";
import type { Schema, SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildType } from "./build-type.ts";
import { extensionsOf } from "./extensions.ts";
import type { Scope } from "./scope.ts";
import type { GenericInstance, TypeDeclaration } from "./types.ts";

/** @param scope of the whole document; the declaration's own source and type variables are added to it. */
export function buildDeclaration(component: string, schema: Schema, document: Scope): TypeDeclaration {
  const pointer = `/components/schemas/${pointerStep(component)}`;
  const details: SchemaObject = typeof schema === "object" ? schema : {};
  const source = details["x-mizan-source"];
  const twin = details["x-mizan-twin"];
  const parameters = details["x-mizan-parameters"] ?? [];
  const scope: Scope = { ...document, source, parameters };
  return {
    name: scope.nameOf(component),
    type: buildType(schema, pointer, scope),
    parameters,
    generic: buildGeneric(details, pointer, scope),
    twin: twin === undefined ? null : scope.nameOf(twin),
    extensions: extensionsOf(details),
    description: details.description ?? null,
    deprecated: details.deprecated ?? false,
    origin: source === undefined ? { pointer } : { pointer, source },
  };
}

function buildGeneric(schema: SchemaObject, pointer: string, scope: Scope): GenericInstance | null {
  const generic = schema["x-mizan-generic"];
  if (generic === undefined) return null;
  const at = `${pointer}/x-mizan-generic`;
  scope.reach(generic.origin, `${at}/origin`, scope.source);
  const wanted = variablesOf(generic.origin, scope);
  if (wanted !== undefined && wanted !== generic.arguments.length) {
    const reason = `fills in ${generic.arguments.length} types, but ${generic.origin} has ${wanted}`;
    scope.report(genericMismatch({ plugin: scope.plugin, pointer: at, source: scope.source, reason }));
  }
  return {
    name: scope.nameOf(generic.origin),
    arguments: generic.arguments.map((argument, index) =>
      buildType(argument, `${at}/arguments/${index}`, scope),
    ),
  };
}

/** Undefined for a component that does not exist, which `reach` reports. */
function variablesOf(name: string, { schemas }: Scope): number | undefined {
  const origin = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (origin === undefined) return undefined;
  return typeof origin === "object" ? (origin["x-mizan-parameters"] ?? []).length : 0;
}
