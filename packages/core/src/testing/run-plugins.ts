import type { LoadedDocument } from "../document/parse.ts";
import { createGenerator, type Generated, type GeneratorOptions } from "../generator.ts";
import { type CheckedIR, documentsToIR } from "../ir/index.ts";
import { API_VERSION, type Plugin } from "../plugin.ts";

/**
 * Runs plugins on one document in memory, through all hooks; writes nothing.
 * @param document parsed JSON, or its text.
 * @returns the IR after `normalizeIR`, the files after `postProcess`, warnings and notes
 * @throws DiagnosticError as a build does
 */
export function runPlugins(
  plugins: readonly Plugin[],
  document: unknown,
  options: Pick<GeneratorOptions, "root" | "logger"> = {},
): Promise<Generated> {
  return createGenerator([inMemory(document), ...plugins], options).generate();
}

const inMemory = (document: unknown): Plugin => ({
  name: "mizan:testing",
  apiVersion: API_VERSION,
  apply: ({ hooks }) =>
    hooks.loadSource.tap("mizan:testing", (source) => source.addDocument(document, "a test")),
});

/**
 * The checked IR of some documents, for tests of what makes views of it.
 * @throws DiagnosticError
 */
export function irOf(...documents: readonly unknown[]): CheckedIR {
  return documentsToIR(
    documents.map((document, index): LoadedDocument => ({
      document,
      origin: index === 0 ? "a test" : `test document ${index + 1}`,
      plugin: "mizan:testing",
    })),
  );
}
