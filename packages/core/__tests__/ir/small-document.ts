import { isDiagnosticError, type Diagnostic, type IR } from "../../src/index.ts";
import { irOf } from "../../src/testing/index.ts";

export type Json = Record<string, any>;

export const fn = (name: string, more: Json = {}): Json => ({
  name,
  camelName: name,
  kind: "call",
  inputType: null,
  outputType: null,
  outputNullable: false,
  returnsResponse: false,
  context: null,
  affects: [],
  auth: "none",
  deprecated: false,
  description: null,
  source: `app.py:${name}`,
  ...more,
});

export const object = (properties: Json, required: string[] = Object.keys(properties)): Json => ({
  type: "object",
  properties,
  required,
});

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

export const small = (functions: Json[], schemas: Json = {}, contexts: Json = {}): Json => ({
  openapi: "3.1.0",
  info: { title: "Small", version: "1" },
  paths: {},
  components: { schemas },
  "x-mizan-version": 1,
  "x-mizan-session": { csrf: false },
  "x-mizan-functions": functions,
  "x-mizan-contexts": contexts,
});

/** What was found, or thrown, for some documents. */
export function diagnose(...documents: Json[]): readonly Diagnostic[] {
  try {
    return irOf(...documents).diagnostics;
  } catch (error) {
    if (isDiagnosticError(error)) return error.diagnostics;
    throw error;
  }
}

export const build = (...documents: Json[]): IR => irOf(...documents).ir;

/** A document whose one function returns the component `X`. */
export const returning = (schema: Json | boolean, schemas: Json = {}): Json =>
  small([fn("get", { outputType: "X" })], { ...schemas, X: schema });

/** The type that the component `X` becomes, without pointers. */
export function typeOf(schema: Json | boolean, schemas: Json = {}): unknown {
  const declaration = build(returning(schema, schemas)).types.find(({ name }) => name === "X")!;
  return withoutPointers(declaration.type);
}

export function withoutPointers(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => (key === "pointer" ? undefined : inner));
}
