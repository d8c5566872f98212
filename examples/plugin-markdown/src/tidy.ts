import type { OutputFile } from "@mizan/core";

/** A page with the notice on top, no spaces at line ends, no double blank lines, and one newline at its end. */
export function tidy(file: OutputFile, notice: string): OutputFile {
  const body = file.contents.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n");
  return { ...file, contents: `<!-- ${notice.replaceAll("-->", "-- >")} -->\n\n${body.trim()}\n` };
}
