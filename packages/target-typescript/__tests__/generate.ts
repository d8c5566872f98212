import { createGenerator, documentSource, type Plugin } from "@mizan/core";

export type Files = Readonly<Record<string, string>>;

/** One of core's fixtures: documents that real backends exported. */
export const fixture = (name: string): URL =>
  new URL(`../../core/__tests__/fixtures/${name}.document.json`, import.meta.url);

/** The files, by path, that a target emits for a document. */
export async function generate(from: URL, target: Plugin): Promise<Files> {
  const { files } = await createGenerator([documentSource({ from: from.href }), target]).generate();
  return Object.fromEntries(files.map(({ path, contents }) => [path, contents]));
}
