import { Code } from "./code.ts";
import type { Lookup, Tag, Token } from "./parse-template.ts";
import { placeOf, TemplateError } from "./template-error.ts";

/** A parsed template, and access to its partials. */
export interface ParsedTemplate {
  readonly name: string;
  readonly source: string;
  readonly tokens: readonly Token[];
  /** @returns undefined when there is no such partial. */
  partial(name: string): ParsedTemplate | undefined;
}

/** @throws TemplateError */
export function renderTemplate(template: ParsedTemplate, view: object): string {
  return rendered(template, view, view);
}

/** An array of strings needs less memory than a string that grows by each of them. */
function rendered(template: ParsedTemplate, current: unknown, root: object): string {
  const output: string[] = [];
  renderTokens(template, template.tokens, current, root, output);
  return output.join("");
}

function renderTokens(
  template: ParsedTemplate,
  tokens: readonly Token[],
  current: unknown,
  root: object,
  output: string[],
): void {
  for (const token of tokens) {
    if (token.kind === "text") {
      output.push(token.text);
      continue;
    }
    try {
      renderTag(template, token, current, root, output);
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      throw new TemplateError(placeOf(template.name, template.source, token.start), error.message);
    }
  }
}

function renderTag(
  template: ParsedTemplate,
  tag: Tag,
  current: unknown,
  root: object,
  output: string[],
): void {
  if (tag.kind === "partial") {
    const partial = template.partial(tag.name);
    if (partial === undefined) throw new LookupError(`there is no partial "${tag.name}"`);
    const text = indent(rendered(partial, current, root), template.source, tag.start);
    if (tag.standalone && text !== "") output.push(indentationOf(template.source, tag.start));
    output.push(text);
    return;
  }
  const value = lookup(tag, current, root);
  if (tag.kind === "value") {
    output.push(print(template, tag, value));
    return;
  }
  const shown = shows(tag.name, value);
  if (tag.kind === "inverted") {
    if (!shown) renderTokens(template, tag.tokens, current, root, output);
    return;
  }
  if (!shown) return;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value === true ? current : value];
  for (const item of items) renderTokens(template, tag.tokens, item, root, output);
}

/** Whether a section is rendered at all. */
function shows(name: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value === null || typeof value === "boolean") return value === true;
  if (typeof value === "object") return true;
  throw new LookupError(
    `"${name}" is ${describe(value)}; a section takes an array, an object, code, a boolean or null`,
  );
}

function print(template: ParsedTemplate, tag: Tag, value: unknown): string {
  if (value instanceof Code) return indent(value.toString(), template.source, tag.start);
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)))
    return String(value);
  throw new LookupError(
    `"${tag.name}" is ${describe(value)}; only code, booleans and finite numbers are printed`,
  );
}

/** The lines of a value keep the indentation of a tag that begins its line. */
function indent(text: string, source: string, start: number): string {
  if (!text.includes("\n")) return text;
  const indentation = indentationOf(source, start);
  return indentation === "" ? text : text.replace(/\n(?!\n|$)/g, `\n${indentation}`);
}

/** The white space before a tag; empty when other characters precede it. */
function indentationOf(source: string, start: number): string {
  const before = source.slice(source.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" ? before : "";
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "string") return "a plain string";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

class LookupError extends Error {}

/**
 * Finds `a.b` in the value of the current section, or `root.a.b` in the whole view. Only own properties count. Outer
 * sections are not searched, so a missing field is an error and never another section's field.
 * @throws LookupError
 */
function lookup({ name, isInRoot, path }: Lookup, current: unknown, root: unknown): unknown {
  let value = isInRoot ? root : current;
  for (const part of path) {
    if (!isObject(value) || !Object.hasOwn(value, part)) {
      throw new LookupError(`"${name}" is not in the view${known(value)}`);
    }
    value = value[part];
  }
  if (value === undefined) throw new LookupError(`"${name}" is undefined; use null for what is absent`);
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function known(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const names = Object.keys(value);
  return names.length === 0 ? "" : `, which has: ${names.join(", ")}`;
}
