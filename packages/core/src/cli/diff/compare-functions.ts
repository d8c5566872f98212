import type { IRIndex } from "../../ir/ir-index.ts";
import type { AffectedContext, FunctionNode, ObjectNode } from "../../ir/types.ts";
import { compareObjects } from "./compare-objects.ts";
import type { TypeComparison } from "./compare-types.ts";
import { deprecation, type Place, type Report } from "./findings.ts";

/** Compares the functions of two backends by name, with their arguments and results. */
export function compareFunctions(older: IRIndex, newer: IRIndex, types: TypeComparison): void {
  const { report } = types;
  for (const node of older.functions.values()) {
    const next = newer.functions.get(node.name);
    const place = { function: node.name, path: "" };
    if (next === undefined) report("function-removed", place, "was removed");
    else if (node.context !== next.context) report("function-moved", place, moved(node, next));
    else compareFunction(node, next, place, report);
    if (next === undefined) continue;
    // The arguments of a context's function are the parameters of the context.
    if (node.context === null || node.context !== next.context)
      compareArguments(node, next, [older, newer], types);
    compareResults(node, next, types);
  }
  for (const { name } of newer.functions.values()) {
    if (!older.functions.has(name)) report("function-added", { function: name, path: "" }, "was added");
  }
}

function moved(older: FunctionNode, newer: FunctionNode): string {
  const [was, is] = [older, newer].map(({ context, kind }) =>
    context === null ? `a ${kind}` : `a read of the context ${context}`,
  );
  return `was ${was}, is ${is}`;
}

function compareFunction(older: FunctionNode, newer: FunctionNode, place: Place, report: Report): void {
  if (older.kind !== newer.kind) report("kind-changed", place, moved(older, newer));
  if (older.returnsResponse !== newer.returnsResponse) {
    const what = newer.returnsResponse
      ? "a response of the framework instead of JSON"
      : "JSON instead of a response";
    report("response-changed", place, `returns ${what}`);
  }
  if (older.multipart !== newer.multipart) {
    report(
      newer.multipart ? "files-accepted" : "files-refused",
      place,
      newer.multipart ? "accepts files" : "accepts no files",
    );
  }
  if (older.deprecated !== newer.deprecated) {
    report(newer.deprecated ? "deprecated" : "undeprecated", place, deprecation(newer.deprecated));
  }
  compareAccess(older, newer, place, report);
  const [was, is] = [affectsText(older.affects), affectsText(newer.affects)];
  if (was !== is) report("invalidation-changed", place, `affected ${was}, affects ${is}`);
}

/** Rules that only `none` and `required` are weaker than; between each other they cannot be compared. */
const STRENGTH: Readonly<Partial<Record<FunctionNode["auth"], number>>> = { none: 0, required: 1 };

function compareAccess(older: FunctionNode, newer: FunctionNode, place: Place, report: Report): void {
  const [was, is] = [older, newer].map(accessText);
  if (was === is) return;
  const [before, after] = [older.auth, newer.auth].map((auth) => STRENGTH[auth] ?? 2);
  const isOther = older.auth !== newer.auth && before === after;
  const adds = (key: "permissions" | "guards"): boolean =>
    newer[key].some((name) => !older[key].includes(name));
  const what = `demanded ${was}, demands ${is}`;
  if (isOther || after! > before! || adds("permissions") || adds("guards"))
    report("access-restricted", place, what);
  else if (isPublic(newer)) report("access-public", place, "is public now");
  else report("access-loosened", place, what);
}

function isPublic({ auth, guards }: FunctionNode): boolean {
  return auth === "none" && guards.length === 0;
}

function accessText({ auth, permissions, guards }: FunctionNode): string {
  const rules = [
    ...(auth === "none" ? [] : [auth]),
    ...permissions,
    ...guards.map((name) => `dependency ${name}`),
  ];
  return rules.length === 0 ? "nothing" : rules.join(" and ");
}

function affectsText(affects: readonly AffectedContext[]): string {
  const texts = affects.map(({ context, scopedBy }) =>
    scopedBy.length === 0 ? context : `${context} by ${scopedBy.toSorted().join(" and ")}`,
  );
  return texts.length === 0 ? "nothing" : texts.sort().join(", ");
}

const NO_ARGUMENTS: ObjectNode = { kind: "object", pointer: "", properties: [], additional: null };

function compareArguments(
  older: FunctionNode,
  newer: FunctionNode,
  [was, is]: readonly [IRIndex, IRIndex],
  types: TypeComparison,
): void {
  const place = { function: older.name, direction: "sent", path: "" } as const;
  compareObjects(was.inputOf(older) ?? NO_ARGUMENTS, is.inputOf(newer) ?? NO_ARGUMENTS, place, types);
  types.run();
  if (older.input === null || newer.input === null || older.input === newer.input) return;
  types.report(
    "type-renamed",
    { type: older.input, direction: "sent", path: "" },
    `is called ${newer.input}`,
  );
}

function compareResults(older: FunctionNode, newer: FunctionNode, types: TypeComparison): void {
  if (older.returnsResponse || newer.returnsResponse) return;
  const place = { function: older.name, direction: "received", path: "" } as const;
  const [was, is] = [older.output, newer.output].map(
    (type) => type.kind === "primitive" && type.type === "null",
  );
  if (was && !is) types.report("output-result-added", place, "is not null any more");
  else types.compare(older.output, newer.output, place);
  types.run();
}
