import { inputText } from "./elements.ts";
import type { FormField } from "./types.ts";

/** The value that a field begins with: what its element shows before anybody has touched it. */
export const beginningOf = ({ type, multiple, choices, initial }: FormField, isNumber: boolean): unknown => {
  if (type === "file") return multiple ? [] : null;
  if (type === "checkbox") return initial === true;
  if (multiple) return initial ?? [];
  if (type === "select" || type === "radio") {
    const shown = choices?.find(({ value }) => inputText(value) === inputText(initial));
    // A browser shows the first option where none is chosen, but of radio buttons none: then there is no value.
    const chosen = type === "select" ? (shown ?? choices?.[0]) : shown;
    return chosen ? chosen.value : (initial ?? (type === "select" ? null : undefined));
  }
  return initial ?? (isNumber ? null : "");
};

/** An edit as far as it can still be chosen: what no option shows must not be sent. Undefined when nothing is left. */
export const stillChoosable = ({ multiple, choices }: FormField, edit: unknown): unknown => {
  if (!choices || edit === undefined) return edit;
  const texts = new Set(choices.map(({ value }) => inputText(value)));
  if (multiple) return (edit as readonly unknown[]).filter((each) => texts.has(inputText(each)));
  return texts.has(inputText(edit)) ? edit : undefined;
};

/** Both are JSON, or one is a file. */
export const isSame = (value: unknown, other: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(other);
