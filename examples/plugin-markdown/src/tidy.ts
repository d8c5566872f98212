import type { OutputFile } from "@mizan/core";

/** A page with the notice on top, no spaces at line ends, no double blank lines, and one newline at its end. */
export function tidy(file: OutputFile, notice: string): OutputFile {
  const lines = file.contents.split("\n").map((line) => line.trimEnd());
  const body = lines.join("\n").replace(/\n{3,}/g, "\n\n");
  return { ...file, contents: `<!-- ${notice.replaceAll("-->", "-- >")} -->\n\n${body.trim()}\n` };
}
