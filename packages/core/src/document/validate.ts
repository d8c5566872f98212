import validate from "../../schema/generated/document.v1.js";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import {
  documentForeign,
  documentInvalid,
  documentPath,
  documentTooDeep,
  documentVersion,
} from "../diagnostics/document.ts";
import type { MizanDocument } from "./document.ts";
import { expectations, type SchemaError } from "./expectation.ts";
import type { LoadedDocument } from "./loaded.ts";
import { NESTING_LIMIT, tooDeep } from "./nesting.ts";
import { strayPaths } from "./paths.ts";
import { placeAt } from "./place.ts";

/** More would hide the first ones, which usually explain the rest. */
const MOST_REPORTED = 10;

/**
 * Checks a document against `schema/document.v1.schema.json`, and that its paths name no host.
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

/** One for each place; alternatives of `anyOf` become one sentence. */
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
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
