import { inputText } from "./elements.ts";
import type { FormField } from "./types.ts";

/** The value that a field begins with: what its element shows before anybody has touched it. */
export const beginningOf = ({ type, multiple, choices, initial }: FormField, isNumber: boolean): unknown => {
  if (type === "file") return multiple ? [] : null;
  if (type === "checkbox") return initial === true;
  if (multiple) return initial ?? [];
  if (type === "select" && choices) {
    const shown = choices.find(({ value }) => inputText(value) === inputText(initial)) ?? choices[0];
    return shown ? shown.value : initial;
  }
  // No radio button is chosen: there is no value, not even an empty one.
  if (type === "radio") return initial ?? undefined;
  return initial ?? (isNumber ? null : "");
};

/** Both are JSON, or one is a file. */
export const isSame = (value: unknown, other: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(other);
