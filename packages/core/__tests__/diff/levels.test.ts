import { readFileSync } from "node:fs";
import { changesFor } from "../../src/cli/diff/changes.ts";
import { compare } from "../../src/cli/diff/compare.ts";
import { levelOf, type RuleName, RULES } from "../../src/cli/diff/rules.ts";
import type { Plugin } from "../../src/plugin.ts";
import { build, fn, type Json, object, ref, small } from "../ir/small-document.ts";

/** The levels for TypeScript, Python, Rust and a language that mizan does not know. */
const levels = (rule: RuleName): readonly string[] =>
  ["typescript", "python", "rust", "go"].map((language) => levelOf(rule, language));

test.each<[RuleName, ...string[]]>([
  ["function-removed", "clients", "clients", "clients", "clients"],
  ["type-renamed", "code", "code", "code", "code"],
  ["invalidation-changed", "note", "note", "note", "note"],
  ["output-added", "compatible", "compatible", "compatible", "compatible"],
  ["input-added", "compatible", "compatible", "code", "code"],
  ["input-widened", "compatible", "code", "code", "code"],
  ["output-value-added", "code", "compatible", "compatible", "code"],
  ["output-literal-added", "code", "clients", "compatible", "clients"],
  ["output-result-added", "compatible", "clients", "clients", "clients"],
  ["output-negative-added", "compatible", "compatible", "clients", "clients"],
])("%s breaks the clients of some languages", (rule, ...expected) => {
  expect(levels(rule)).toEqual(expected);
});

test("without a language, what breaks any client counts", () => {
  expect(levelOf("input-added", undefined)).toBe("code");
});

const target = (name: string, language: string, select: Plugin["select"] = {}): Plugin => ({
  ...{ name, apiVersion: 1, language, select },
  apply: () => {},
});

function changes(older: Json, newer: Json, ...plugins: Plugin[]): readonly string[] {
  const [was, is] = [build(older), build(newer)];
  const config = { name: undefined, plugins };
  return changesFor(compare(was, is), was, is, config).map(
    ({ rule, level, targets }) => `${level} ${rule} ${targets.join()}`,
  );
}

const string = { type: "string" };
const optional = small([fn("a", { inputType: "AInput" })], { AInput: object({ v: string }, []) });

test("a change names the targets that it breaks, and has the level of the worst", () => {
  const targets = [target("web", "typescript"), target("cli", "rust")];
  expect(changes(small([fn("a")]), optional, ...targets)).toEqual(["code input-added cli"]);
  expect(changes(small([fn("a")]), optional, targets[0]!)).toEqual(["compatible input-added "]);
  expect(changes(small([fn("a")]), optional)).toEqual(["code input-added "]);
});

test("a plugin that emits no client breaks with no change", () => {
  const pages: Plugin = { name: "pages", apiVersion: 1, apply: () => {} };
  expect(changes(small([fn("a")]), optional, target("web", "typescript"), pages)).toEqual([
    "compatible input-added ",
  ]);
});

test("a target sees the functions that it selects, before or after the change, and no others", () => {
  const both = small([fn("a"), fn("b")]);
  const [onlyA, onlyB] = ["a", "b"].map((name) => target(name, "typescript", { include: [name] }));
  expect(changes(both, small([fn("a")]), onlyA!)).toEqual([]);
  expect(changes(both, small([fn("a")]), onlyA!, onlyB!)).toEqual(["clients function-removed b"]);
  expect(changes(small([fn("a")]), both, onlyB!)).toEqual(["compatible function-added "]);
});

test("a target sees a type in the direction in which it uses it", () => {
  const document = (properties: Json): Json =>
    small([fn("load", { outputType: "Task" }), fn("save", { inputType: "SaveInput" })], {
      SaveInput: object({ task: ref("Task") }),
      Task: object(properties),
    });
  const select = (name: string) => target(name, "typescript", { include: [name] });
  expect(
    changes(document({ a: string, b: string }), document({ a: string }), select("load"), select("save")),
  ).toEqual(["clients output-removed load", "clients input-removed save"]);
});

/** The last column of the docs: `clients`, or `clients: Python; code: TypeScript`. */
function effectText(rule: RuleName): string {
  const byLanguage = ["TypeScript", "Python", "Rust"].map(
    (name) => [name, levelOf(rule, name.toLowerCase())] as const,
  );
  const common = byLanguage.every(([, level]) => level === byLanguage[0]![1]) ? byLanguage[0]![1] : undefined;
  if (common !== undefined) return common === "compatible" ? "–" : common;
  return (["clients", "code"] as const)
    .map((level) => [level, byLanguage.filter((one) => one[1] === level).map(([name]) => name)] as const)
    .filter(([, names]) => names.length > 0)
    .map(([level, names]) => `${level}: ${names.join(", ")}`)
    .join("; ");
}

test("the docs list every rule with what it breaks", () => {
  const docs = readFileSync(new URL("../../../../docs/reference/changes.md", import.meta.url), "utf8");
  const rows = [...docs.matchAll(/^\| `([a-z-]+-[a-z-]+|deprecated|undeprecated)` \| .* \| (.*) \|$/gm)];
  const listed = rows.map(([, rule, effect]) => `${rule} ${effect}`);
  expect(listed).toEqual(Object.keys(RULES).map((rule) => `${rule} ${effectText(rule as RuleName)}`));
});
