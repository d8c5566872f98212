import { type Code, join, syntax } from "@mizan/core";
import { brokenType, LINE, staysFlat } from "./type-layout.ts";

/**
 * The widths of rustfmt: generated code is as rustfmt would print it. Lines after the first are relative to its
 * indentation, which the template adds.
 */
const CALL = 60;
const CHAIN = 60;
const STRUCT = 18;

const width = (...parts: readonly Code[]): number =>
  parts.reduce((sum, part) => sum + String(part).length, 0);

/** `pub fn name(a: A) -> T {`, or one parameter a line if it would be too long. */
export function signature(head: Code, parameters: readonly Code[], result: Code): Code {
  const line = syntax`${head}(${join(parameters, ", ")}) -> ${result} {`;
  if (4 + width(line) <= LINE) return line;
  const lines = parameters.map((parameter) => syntax`    ${parameter},\n`);
  return syntax`${head}(\n${join(lines, "")}) -> ${result} {`;
}

/** `Call::new(` and `)?` */
export interface InnerCall {
  readonly open: Code;
  readonly close: Code;
}

const NONE: InnerCall = { open: syntax``, close: syntax`` };

/** `self.kernel.call("name", args).await` as the body of a method; `inner` is a call around the arguments. */
export function kernelCall(name: Code, args: readonly Code[], after: Code, inner: InnerCall = NONE): Code {
  const given = syntax`${inner.open}${join(args, ", ")}${inner.close}`;
  const line = syntax`self.kernel.${name}(${given})${after}`;
  if (width(line) <= CHAIN && width(given) <= CALL) return line;
  const call =
    width(given) <= CALL
      ? syntax`.${name}(${given})`
      : syntax`.${name}(${inner.open}\n${join(
          args.map((argument) => syntax`        ${argument},\n`),
          "",
        )}    ${inner.close})`;
  return width(after) === 0
    ? syntax`self.kernel\n    ${call}`
    : syntax`self.kernel\n    ${call}\n    ${after}`;
}

/** `Self { a, b: None }`, or one field a line. */
export function structLiteral(fields: readonly Code[]): Code {
  const line = join(fields, ", ");
  if (width(line) <= STRUCT) return syntax`Self { ${line} }`;
  const lines = fields.map((field) => syntax`    ${field},\n`);
  return syntax`Self {\n${join(lines, "")}}`;
}

/** `pub name: Type,` of a struct; a long type is on a line of its own, or broken if it is too long for that too. */
export function fieldLine(name: Code, type: Code): Code {
  const line = syntax`pub ${name}: ${type},`;
  if (!staysFlat(type)) return syntax`pub ${name}: ${brokenType(type, LINE, 4, 4)},`;
  if (4 + width(line) <= LINE) return line;
  if (8 + width(type) < LINE) return syntax`pub ${name}:\n    ${type},`;
  return syntax`pub ${name}: ${brokenType(type, LINE, 4, 4)},`;
}

/** `pub type Name = Type;` */
export function aliasLine(head: Code, type: Code): Code {
  const line = syntax`pub type ${head} = ${type};`;
  if (!staysFlat(type)) return syntax`pub type ${head} = ${brokenType(type, LINE, 0)};`;
  if (width(line) <= LINE) return line;
  if (4 + width(type) < LINE) return syntax`pub type ${head} =\n    ${type};`;
  return syntax`pub type ${head} = ${brokenType(type, LINE, 0)};`;
}

/** `pub struct Name(pub A, pub B);` */
export function tupleStruct(head: Code, items: readonly Code[]): Code {
  const fields = join(
    items.map((item) => syntax`pub ${item}`),
    ", ",
  );
  const line = syntax`pub struct ${head}(${fields});`;
  const isShort = items.length === 1 || width(fields) <= CALL;
  if (isShort && width(line) <= LINE && items.every(staysFlat)) return line;
  return syntax`pub struct ${head}(\n${join(
    items.map((item) => {
      const type = brokenType(item, 8, 4);
      // Two spaces before a type in several lines, as rustfmt writes them.
      return String(type).includes("\n") ? syntax`    pub  ${type},\n` : syntax`    pub ${type},\n`;
    }),
    "",
  )});`;
}

/** `#[serde(rename = "…")]`, whose argument is on a line of its own if it is long. */
export function rename(name: Code): Code {
  const line = syntax`#[serde(rename = ${name})]`;
  return 4 + width(line) <= LINE ? line : syntax`#[serde(\n    rename = ${name}\n)]`;
}
