import { type OutputFile, type Plugin, visible } from "@mizan/core";

export interface Options {
  /** The lines of the header. */
  readonly text: string;
}

const NAME = "mizan-example-post-process";
const root = new URL("../", import.meta.url);

/** How a line comment begins, by the extension of the file. Other files have no header. */
const COMMENTS: ReadonlyMap<string, string> = new Map([
  ...["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "rs", "go"].map(
    (extension) => [extension, "//"] as const,
  ),
  ["py", "#"],
]);

/** Adds a header to the files of all targets. */
export default function examplePlugin({ text }: Options): Plugin {
  // A config may be JSON, so types alone do not protect. Errors thrown here are shown with the plugin's name.
  if (typeof text !== "string" || text === "")
    throw new TypeError(`${NAME}: "text" must be a string with text`);
  return {
    name: NAME,
    apiVersion: 1,
    // What the output depends on: the files of this package, and the options.
    fingerprint: { packages: [root], options: { text } },
    apply({ hooks }) {
      hooks.postProcess.tap(NAME, (files) => files.map((file) => withHeader(file, text)));
    },
  };
}

/** `visible` names every character that would end the comment's line or could not be seen. */
function withHeader(file: OutputFile, text: string): OutputFile {
  const comment = COMMENTS.get(file.path.split(".").at(-1) ?? "");
  if (comment === undefined) return file;
  const lines = text.split(/\r?\n/).map((line) => `${comment} ${visible(line)}`.trimEnd());
  return { ...file, contents: `${lines.join("\n")}\n\n${file.contents}` };
}
