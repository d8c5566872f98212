import validate from "../../schema/generated/document.v1.js";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  documentForeign,
  documentInvalid,
  documentPath,
  documentTooDeep,
  documentVersion,
} from "../diagnostics/document.ts";
import { parsedUrl } from "./address.ts";
import type { MizanDocument } from "./document.ts";
import { expectations, type SchemaError } from "./expectation.ts";
import type { LoadedDocument } from "./parse.ts";
import { placeAt, pointerStep } from "./pointer.ts";

/** More errors would hide the first ones, which usually explain the others. */
const MOST_REPORTED = 10;

/**
 * Checks a document against `schema/document.v1.schema.json`, how deep it is nested, and that its paths name no host.
 * @returns at most ten problems, the outermost first; none for a valid document.
 */
export function validateDocument({ document, origin, plugin }: LoadedDocument): Diagnostic[] {
  if (!isObject(document)) return [documentForeign({ origin, plugin, what: describe(document) })];
  if (!Object.hasOwn(document, "x-mizan-version")) {
    const what = Object.hasOwn(document, "openapi") ? "a plain OpenAPI document" : "an object";
    return [documentForeign({ origin, plugin, what })];
  }
  if (document["x-mizan-version"] !== 1) {
    return [documentVersion({ origin, plugin, version: describe(document["x-mizan-version"]) })];
  }
  const deep = tooDeep(document);
  if (deep !== undefined) {
    const { source } = placeAt(document, deep);
    return [documentTooDeep({ origin, plugin, pointer: deep, source, limit: NESTING_LIMIT })];
  }
  if (validate(document)) {
    return strayPaths((document as unknown as MizanDocument).paths)
      .slice(0, MOST_REPORTED)
      .map((pointer) => documentPath({ origin, plugin, pointer }));
  }
  return breaches(validate.errors ?? []).map(({ pointer, expected }) => {
    const { value, source } = placeAt(document, pointer);
    return documentInvalid({ origin, plugin, pointer, source, actual: describe(value), expected });
  });
}

interface Breach {
  readonly pointer: string;
  readonly expected: readonly string[];
}

/** One error for each pointer. The alternatives of an `anyOf` become one sentence. */
function breaches(errors: readonly SchemaError[]): Breach[] {
  const byPointer = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const here = byPointer.get(error.instancePath) ?? [];
    byPointer.set(error.instancePath, here);
    here.push(error);
  }
  return [...byPointer]
    .map(([pointer, here]) => ({ pointer, expected: expectations(here) }))
    .filter(({ expected }) => expected.length > 0)
    .sort((a, b) => depth(a.pointer) - depth(b.pointer))
    .slice(0, MOST_REPORTED);
}

const depth = (pointer: string): number => pointer.split("/").length;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * The depth to which objects and arrays may be nested. Exporters give every model a name, so real documents stay
 * below 30. The limit lets all later code walk a schema recursively.
 */
export const NESTING_LIMIT = 200;

/**
 * @returns the pointer to the first value that is nested below the limit, or undefined. The limit bounds its
 *   own recursion too.
 */
function tooDeep(document: unknown): string | undefined {
  const steps = stepsBelow(document, 0);
  return steps
    ?.reverse()
    .map((key) => `/${pointerStep(key)}`)
    .join("");
}

/** The keys that lead below the limit, innermost first. */
function stepsBelow(value: unknown, depth: number): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (depth > NESTING_LIMIT) return [];
  for (const key in value) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child !== "object") continue;
    const steps = stepsBelow(child, depth + 1);
    if (steps === undefined) continue;
    steps.push(key);
    return steps;
  }
  return undefined;
}

/** Two addresses, since a path that names a host may name the host of one of them. */
const BASES = [new URL("http://one.invalid/"), new URL("https://two.invalid:8443/directory/")];

/**
 * The paths of a document that a client would not request exactly as written, from its own host:
 * `//host/x`, `https://host/x`, `/\host/x`, `/../x`, `/x?y`. URLs are resolved as browsers do.
 * @returns pointers. Extensions (`x-…`) are not paths.
 */
export function strayPaths(paths: object): string[] {
  return Object.keys(paths)
    .filter((path) => !path.startsWith("x-") && !BASES.every((base) => leadsWhereItSays(path, base)))
    .map((path) => `/paths/${pointerStep(path)}`);
}

function leadsWhereItSays(path: string, base: URL): boolean {
  const url = parsedUrl(path, base);
  return url?.origin === base.origin && encoded(url.pathname) === encoded(path);
}

/** With everything encoded that some version of the URL standard encodes in a path. */
function encoded(path: string): string {
  return path.toWellFormed().replace(/[^!-~]|["<>^`{|}]/gu, encodeURIComponent);
}
