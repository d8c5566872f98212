import type ts from "typescript";
import { type Lookup, parseTemplate, type Tag, type Token } from "../render/parse-template.ts";
import { placeOf } from "../render/template-error.ts";
import type { ViewTypes } from "./view-types.ts";

/** What the checks of several templates found together. */
export interface CheckedTemplates {
  readonly problems: string[];
  /** Fields that a tag names. */
  readonly used: Set<ts.Symbol>;
  /** Types whose fields a template sees. */
  readonly visited: Set<ts.Type>;
  /** File names of the templates that are rendered. */
  readonly files: Set<string>;
}

/** Walks a template's tags as rendering does, with types instead of values. */
export class TemplateChecker {
  readonly #types: ViewTypes;
  readonly #read: (file: string) => string | undefined;
  readonly #checked: CheckedTemplates;
  readonly #root: ts.Type;
  /** Partials that are being walked: one that renders itself is walked once. */
  readonly #open = new Set<string>();

  constructor(
    types: ViewTypes,
    read: (file: string) => string | undefined,
    checked: CheckedTemplates,
    root: ts.Type,
  ) {
    this.#types = types;
    this.#read = read;
    this.#checked = checked;
    this.#root = root;
  }

  check(name: string): void {
    if (!this.#template(name, this.#root)) throw new Error(`There is no template ${name}.mustache`);
  }

  #template(name: string, current: ts.Type): boolean {
    const file = `${name}.mustache`;
    const source = this.#read(file);
    if (source === undefined) return false;
    this.#checked.files.add(file);
    if (this.#open.has(name)) return true;
    this.#open.add(name);
    this.#walk({ file, source }, parseTemplate(file, source), current);
    this.#open.delete(name);
    return true;
  }

  #walk(template: Template, tokens: readonly Token[], current: ts.Type): void {
    this.#checked.visited.add(current);
    for (const token of tokens) {
      if (token.kind !== "text") this.#tag(template, token, current);
    }
  }

  #tag(template: Template, tag: Tag, current: ts.Type): void {
    const report = (problem: string): void => {
      const { line, column } = placeOf(template.file, template.source, tag.start);
      this.#checked.problems.push(`${template.file}:${line}:${column} ${problem}`);
    };
    if (tag.kind === "partial") {
      if (!this.#template(tag.name, current)) report(`there is no partial "${tag.name}"`);
      return;
    }
    const type = this.#lookup(tag, current, report);
    if (type === undefined) return;
    if (tag.kind === "value") {
      if (this.#types.isPrintable(type)) return;
      report(`"${tag.name}" is ${this.#types.show(type)}; only code, booleans and numbers are printed`);
      return;
    }
    const inside = this.#types.inSection(type, current);
    if (inside === undefined) {
      const allowed = "a section takes an array, an object, code, a boolean or null";
      report(`"${tag.name}" is ${this.#types.show(type)}; ${allowed}`);
      return;
    }
    this.#walk(template, tag.tokens, tag.kind === "inverted" ? current : inside);
  }

  #lookup(
    { name, isInRoot, path }: Lookup,
    current: ts.Type,
    report: (problem: string) => void,
  ): ts.Type | undefined {
    let type = isInRoot ? this.#root : current;
    for (const part of path) {
      this.#checked.visited.add(type);
      const symbol = this.#types.property(type, part);
      if (symbol === undefined) {
        const names = this.#types.names(type).join(", ");
        report(`"${name}" is not in ${this.#types.show(type)}${names === "" ? "" : `, which has: ${names}`}`);
        return undefined;
      }
      this.#checked.used.add(symbol);
      type = this.#types.typeOf(symbol);
    }
    return type;
  }
}

interface Template {
  readonly file: string;
  readonly source: string;
}
