import { code, type Code, escapeInvisible, pascalCase, snakeCase, syntax } from "@mizan/core";
import { plainName } from "@mizan/core/lowering";
import { CLIENT_METHODS, KEYWORDS, NEVER_RAW, TYPE_NAMES } from "./reserved-words.ts";

/** The only module, besides `prose.ts`, that turns strings of a document into Rust. Every function accepts any string. */

/** The name of a field or an argument. A keyword becomes a raw identifier: `r#type`. */
export function field(name: string): Code {
  const plain = started(snakeCase(plainName(name)), "field");
  if (NEVER_RAW.has(plain)) return code(`${plain}_`);
  return code(KEYWORDS.has(plain) ? `r#${plain}` : plain);
}

/** The name of a method of the client. */
export function method(name: string): Code {
  const plain = field(name);
  return CLIENT_METHODS.has(String(plain)) ? syntax`${plain}_` : plain;
}

/** The name of a method that reads a context: `fetch_project`. */
export function fetchMethod(context: string): Code {
  return code(`fetch_${snakeCase(plainName(context)).replace(/^_+/, "") || "context"}`);
}

/** The name of a type. */
export function typeName(name: string): Code {
  const plain = upperCamel(name, "Type");
  return code(TYPE_NAMES.has(plain) || KEYWORDS.has(plain) ? `${plain}_` : plain);
}

/** A type variable: `T`. */
export function typeParameter(name: string): Code {
  return typeName(name);
}

/** The name of a variant of an enum. */
export function variant(name: string): Code {
  const plain = upperCamel(name, "Value");
  return code(plain === "Self" || plain === "Other" ? `${plain}_` : plain);
}

/** The name of a struct of a context: `ProjectParams`. */
export function contextType(context: string, suffix: "Params" | "Context"): Code {
  return code(`${upperCamel(context, "Context")}${suffix}`);
}

/** Followed by a number if it is taken, instead of by an underscore: `Self_`, `Self2`. */
export function numbered(name: Code, number: number): Code {
  return number === 1 ? name : code(`${String(name).replace(/_$/, "")}${number}`);
}

/** Without underscores, also at the ends. */
function upperCamel(name: string, otherwise: "Type" | "Value" | "Context"): string {
  const plain = pascalCase(plainName(name));
  let end = plain.length;
  while (plain[end - 1] === "_") end -= 1;
  return started(plain.slice(0, end), otherwise);
}

/** A leading underscore would mark a name as unused. */
function started(name: string, otherwise: string): string {
  // Most names need no tables of Unicode.
  if (/^[A-Za-z]/.test(name)) return name;
  const rest = name.replace(/^_+/, "");
  return /^\p{XID_Start}/u.test(rest)
    ? rest
    : `${otherwise}${otherwise === "field" && rest !== "" ? "_" : ""}${rest}`;
}

/** A string literal. */
export function text(value: string): Code {
  const quoted = value
    .replace(/[\\"]/g, String.raw`\$&`)
    .replace(/[\n\r\t]/g, (character) => ESCAPES[character]!);
  return code(`"${escapeInvisible(quoted, rustEscape)}"`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\n": String.raw`\n`,
  "\r": String.raw`\r`,
  "\t": String.raw`\t`,
};

/** Half of a surrogate pair is no character of Rust, nor can JSON in UTF-8 have it. */
function rustEscape(character: string): string {
  const point = character.codePointAt(0)!;
  return point >= 0xd800 && point <= 0xdfff
    ? String.raw`\u{FFFD}`
    : String.raw`\u{${point.toString(16).toUpperCase()}}`;
}

/** A value of an enum or a tag as an expression that can be compared with JSON. */
export function literal(value: string | number | boolean | null): Code {
  if (typeof value === "string") return text(value);
  if (value === null) return code("::mizan_kernel::__private::Value::Null");
  const isLong = Number.isInteger(value) && Math.abs(Number(value)) >= 100_000;
  // clippy wants groups of three digits.
  return code(isLong ? value.toLocaleString("en-US").replaceAll(",", "_") : String(value));
}

/** A string of TOML, whose escapes are those of JSON. */
export function toml(value: string): Code {
  return code(JSON.stringify(value));
}

/** The name of a crate as code writes it. */
export function crateIdentifier(name: string): Code {
  return code(name.replaceAll("-", "_"));
}
