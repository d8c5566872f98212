import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseTemplate } from "../render/parse-template.ts";
import { readTemplate } from "../render/templates.ts";
import { loadTypescript } from "./source-files.ts";
import { type CheckedTemplates, TemplateChecker } from "./template-checker.ts";
import { ViewTypes } from "./view-types.ts";

export interface TemplateChecks {
  /** The directory of the templates, with a trailing slash. */
  readonly directory: URL;
  /** The TypeScript modules that export the types of the views. */
  readonly views: readonly URL[];
  /** Which view each template is rendered with, e.g. `{ "client.ts": "ClientView" }`. */
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * Checks templates against the types of their views, before anything is rendered: names that the view does not
 * have, values that may be null or are not code, sections over values other than arrays, objects and booleans,
 * missing partials, fields of a view that no template uses, templates that are never rendered, rendered templates
 * without a tag. Fields that other modules declare may be unused, because several targets may share them.
 *
 * Needs `typescript` 5 or 6, and takes about as long as compiling the modules of the views.
 * @returns one line for each error, beginning with its `file:line:column`
 * @throws TemplateError for a template that cannot be parsed
 */
export async function checkTemplates({ directory, views, templates }: TemplateChecks): Promise<string[]> {
  const compiler = await loadTypescript();
  const types = new ViewTypes(
    compiler,
    views.map((module) => fileURLToPath(module)),
  );
  const checked: CheckedTemplates = { problems: [], used: new Set(), visited: new Set(), files: new Set() };
  const read = (file: string): string | undefined => readTemplate(new URL(file, directory));
  for (const [name, view] of Object.entries(templates)) {
    new TemplateChecker(types, read, checked, types.exported(view)).check(name);
    if (!hasTag(`${name}.mustache`, read)) checked.problems.push(`${name}.mustache:1:1 ${NO_TAG}`);
  }
  return [
    ...new Set([...checked.problems, ...types.unused(checked), ...unrendered(directory, checked.files)]),
  ];
}

const NO_TAG = "has no tag; make it a source file, which compilers and linters check, and copy it";

function hasTag(file: string, read: (file: string) => string | undefined): boolean {
  return parseTemplate(file, read(file) ?? "").some(({ kind }) => kind !== "text");
}

function unrendered(directory: URL, rendered: ReadonlySet<string>): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".mustache") && !rendered.has(file))
    .sort()
    .map((file) => `${file}:1:1 nothing renders this template`);
}
