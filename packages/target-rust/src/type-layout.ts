import { code, type Code } from "@mizan/core";

/** The longest line that rustfmt writes. */
export const LINE = 100;
/** The longest content of a tuple in one line. */
const TUPLE = 60;

/** Whether rustfmt leaves a type in one line if the line is not too long. */
export function staysFlat(type: Code): boolean {
  return isFlat(String(type));
}

/**
 * A type in several lines, as rustfmt breaks it after text that is already in its line. In one line if a name in it is too
 * long for any line: then rustfmt leaves the whole declaration as it is.
 * @param before how wide the text before the type is, with its indentation
 * @param indentation of the line, of which the template adds `outer`
 */
export function brokenType(type: Code, before: number, indentation: number, outer = 0): Code {
  const text = broken(String(type), before, indentation);
  return code(text === null ? String(type) : text.replaceAll(`\n${" ".repeat(outer)}`, "\n"));
}

/** `open` is `Vec<` or `(`. */
interface Parts {
  readonly open: string;
  readonly inside: readonly string[];
  readonly close: string;
}

function partsOf(type: string): Parts | null {
  const start = type.search(/[<([]/) + 1;
  if (start === 0 || type[start - 1] === "[") return null;
  const inside: string[] = [];
  let [depth, from] = [0, start];
  for (let index = start; index < type.length - 1; index++) {
    const character = type[index]!;
    if ("<([".includes(character)) depth += 1;
    else if (">)]".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) {
      inside.push(type.slice(from, index).trim());
      from = index + 1;
    }
  }
  const last = type.slice(from, -1).trim();
  return {
    open: type.slice(0, start),
    inside: last === "" ? inside : [...inside, last],
    close: type.slice(-1),
  };
}

function isFlat(type: string): boolean {
  const parts = type.includes("(") ? partsOf(type) : null;
  if (parts === null) return true;
  const { open, inside } = parts;
  const isLongTuple = open === "(" && inside.length > 1 && inside.join(", ").length > TUPLE;
  return !isLongTuple && inside.every(isFlat);
}

/** @returns null if that is not possible */
function broken(type: string, before: number, indentation: number): string | null {
  if (before + type.length <= LINE && isFlat(type)) return type;
  const parts = partsOf(type);
  if (parts === null) return null;
  const { open, inside, close } = parts;
  const [only = "", ...others] = inside;
  // A tuple alone in angle brackets shares their lines.
  if (open !== "(" && others.length === 0 && only.startsWith("(")) {
    const tuple = broken(only, LINE, indentation);
    return tuple === null ? null : open + tuple + close;
  }
  const within = indentation + 4;
  const lines = inside.map((each) => broken(each, within + ",".length, within));
  if (lines.includes(null)) return null;
  const margin = " ".repeat(within);
  return `${open}\n${lines.map((line) => `${margin}${line},\n`).join("")}${" ".repeat(indentation)}${close}`;
}
