import type { MizanError } from "./error.ts";

/**
 * The messages about one argument of a call that was refused with `VALIDATION_FAILED`, or about one field of an argument
 * that is a model: `fieldErrors(error, "title")` returns those of `["title"]` or, if there are none, those of
 * `["item_in", "title"]`. A path of several steps finds what is deeper: `fieldErrors(error, "item_in", "title")`.
 * Without a path, all messages. Empty for any other error, and for none.
 */
export const fieldErrors = (error: unknown, ...path: readonly (string | number)[]): readonly string[] => {
  const issues = (error as Partial<MizanError> | null | undefined)?.issues ?? [];
  const below = (start: number): readonly string[] =>
    issues
      .filter(({ loc }) => path.every((step, index) => loc[start + index] === step))
      .map(({ message }) => message);
  const direct = below(0);
  return direct.length > 0 ? direct : below(1);
};
