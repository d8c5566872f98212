import { readFileSync } from "node:fs";
import { awkwardDocument, completeDocument, runPlugins } from "@mizan/core/testing";
import { shadowingDocument } from "./shadowing-document.ts";
import python, { type PythonOptions } from "../src/index.ts";

export type Files = Readonly<Record<string, string>>;

/** The files of the package for a document, by path. */
export async function emit(document: object, options: Partial<PythonOptions> = {}): Promise<Files> {
  const { files } = await runPlugins([python({ outDir: "client", ...options })], document);
  return Object.fromEntries(files.map(({ path, contents }) => [path, contents]));
}

const fixture = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`../../core/__tests__/fixtures/${name}.document.json`, import.meta.url), "utf8"),
  ) as object;

/** Names with a meaning in Python or in generated packages: keywords, built-ins, methods of models, other alphabets. */
const PYTHON_NAMES = "type self None list id models class functions model_dump __proto__ größe ﬁ".split(" ");

/** The documents of the golden packages, by the name of the package. */
export const documents: Readonly<Record<string, () => object>> = {
  awkward: () => awkwardDocument(PYTHON_NAMES),
  complete: completeDocument,
  forms: () => fixture("forms"),
  projects: () => fixture("projects"),
  shadowing: shadowingDocument,
  type_mapping: () => fixture("type-mapping"),
};
