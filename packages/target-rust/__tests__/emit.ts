import { runPlugins } from "@mizan/core/testing";
import rust, { type RustOptions } from "../src/index.ts";

export type Files = Readonly<Record<string, string>>;

/** The files, by path, of the crate for a document. */
export async function emit(document: object, options: RustOptions = { outDir: "client" }): Promise<Files> {
  const { files } = await runPlugins([rust(options)], document);
  return Object.fromEntries(files.map(({ path, contents }) => [path, contents]));
}
