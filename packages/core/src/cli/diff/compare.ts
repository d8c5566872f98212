import { IRIndex } from "../../ir/ir-index.ts";
import type { ContextNode, FunctionNode, IR } from "../../ir/types.ts";
import { compareFunctions } from "./compare-functions.ts";
import { compareProperties } from "./compare-objects.ts";
import { TypeComparison } from "./compare-types.ts";
import type { Finding, Place, Report } from "./findings.ts";
import { functionsByType } from "./functions-by-type.ts";

/** Everything that is different for clients in the newer IR. In time linear in the size of both. */
export function compare(older: IR, newer: IR): readonly Finding[] {
  const findings = new Map<string, Finding>();
  const [was, is] = [new IRIndex(older), new IRIndex(newer)];
  const users = functionsByType(older);
  const report: Report = (rule, found, what) => {
    const place = withoutDirection(rule, found);
    const source = sourceOf(place, is) ?? sourceOf(place, was);
    const functions = place.type === undefined ? [] : users(place.type, place.direction);
    findings.set(JSON.stringify([rule, place, what]), { rule, place, what, source, functions });
  };
  compareBackends(older, newer, report);
  const types = new TypeComparison(was, is, report);
  compareFunctions(was, is, types);
  for (const context of older.contexts) {
    const next = is.contexts.get(context.name);
    if (next !== undefined) compareParameters(context, next, types);
  }
  compareForms(older, newer, report);
  return [...findings.values()];
}

/** What is true of a type in both directions is found in both, but is one finding. */
function withoutDirection(rule: string, place: Place): Place {
  const { type, path } = place;
  return type === undefined || /^(input|output)-/.test(rule) ? place : { type, path };
}

function sourceOf({ function: fn, context, type }: Place, index: IRIndex): string | undefined {
  if (fn !== undefined) return index.functions.get(fn)?.origin.source;
  if (context !== undefined) return index.contexts.get(context)?.origin.source;
  return type === undefined ? undefined : index.types.get(type)?.origin.source;
}

function compareBackends(older: IR, newer: IR, report: Report): void {
  if (older.csrf !== newer.csrf) {
    const what = newer.csrf ? "needs a CSRF token for calls" : "needs no CSRF token any more";
    report(newer.csrf ? "csrf-required" : "csrf-dropped", { path: "" }, what);
  }
  const next = new Map(newer.functions.map((node) => [node.name, node]));
  const moved = (node: FunctionNode): readonly string[] => {
    const [was, is] = [node.prefix, next.get(node.name)?.prefix];
    return was === null || is === null || is === undefined || was === is
      ? []
      : [`is at ${is} instead of ${was}`];
  };
  for (const what of new Set(older.functions.flatMap(moved))) report("path-changed", { path: "" }, what);
}

function compareParameters(older: ContextNode, newer: ContextNode, types: TypeComparison): void {
  const place = { context: older.name, direction: "sent", path: "" } as const;
  compareProperties(older.params, newer.params, place, types);
  types.run();
}

function compareForms(older: IR, newer: IR, report: Report): void {
  const [was, is] = [older, newer].map(({ forms }) => new Set(forms.map(({ name }) => name)));
  for (const form of was!) if (!is!.has(form)) report("form-removed", { form, path: "" }, "was removed");
  for (const form of is!) if (!was!.has(form)) report("form-added", { form, path: "" }, "was added");
}
