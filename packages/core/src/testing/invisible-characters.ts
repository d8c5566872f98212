import { visible } from "../render/invisible.ts";
import type { SourceFile } from "./syntax-shape.ts";

/**
 * The lines of generated files that contain an invisible character, or one that changes the order of what is around
 * it: a person who reviews them reads other code than runs. See `escapeInvisible` of `@mizan/core`.
 * @returns `path:line text` with each such character named as `U+202E`; none when all is well
 */
export function invisibleCharacters(files: Iterable<SourceFile>): string[] {
  return [...files].flatMap(({ path, contents }) =>
    contents.split("\n").flatMap((line, index) => {
      const shown = visible(line);
      return shown === line ? [] : [`${path}:${index + 1} ${shown}`];
    }),
  );
}
