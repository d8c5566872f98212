import { readFileSync } from "node:fs";
import { parseTemplate } from "./parse-template.ts";
import { type ParsedTemplate, renderTemplate } from "./render-template.ts";

/** Returns the source of a template, or undefined when there is none. */
export type ReadTemplate = (file: URL) => string | undefined;

/** The templates of one directory. Each file is read and parsed once, when it is first rendered. */
export class Templates {
  readonly #directory: URL;
  readonly #read: ReadTemplate;
  readonly #parsed = new Map<string, ParsedTemplate>();

  constructor(directory: URL, read: ReadTemplate) {
    this.#directory = directory;
    this.#read = read;
  }

  /**
   * @param name file name without `.mustache`, e.g. `client.ts`. A partial `<%> method.ts %>` is the file
   *   `method.ts.mustache` beside it.
   * @param view nested plain objects and arrays whose leaves are `Code`, numbers, booleans or null.
   * @throws TemplateError for a name the view does not have, a value that cannot be printed, a missing partial
   */
  render(name: string, view: object): string {
    const template = this.#template(name);
    if (template === undefined) throw new Error(`There is no template ${this.#file(name).href}`);
    return renderTemplate(template, view);
  }

  #template(name: string): ParsedTemplate | undefined {
    const known = this.#parsed.get(name);
    if (known) return known;
    const source = this.#read(this.#file(name));
    if (source === undefined) return undefined;
    const file = `${name}.mustache`;
    const tokens = parseTemplate(file, source);
    const template: ParsedTemplate = {
      name: file,
      source,
      tokens,
      partial: (other) => this.#template(other),
    };
    this.#parsed.set(name, template);
    return template;
  }

  #file(name: string): URL {
    return new URL(`${name}.mustache`, this.#directory);
  }
}

/** @param directory with a trailing slash, e.g. `new URL("../templates/", import.meta.url)`. */
export function loadTemplates(directory: URL, read: ReadTemplate = readTemplate): Templates {
  return new Templates(directory, read);
}

/** Reads from the disk. */
export function readTemplate(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
