import { type Code, join, syntax } from "@mizan/core";

/**
 * The widths of rustfmt: generated code is as rustfmt would print it. Lines after the first are relative to its
 * indentation, which the template adds.
 */
const LINE = 100;
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

/** `pub name: Type,` of a struct; a long type is on a line of its own. */
export function fieldLine(name: Code, type: Code): Code {
  const line = syntax`pub ${name}: ${type},`;
  return 4 + width(line) <= LINE ? line : syntax`pub ${name}:\n    ${type},`;
}

/** `pub type Name = Type;` */
export function aliasLine(head: Code, type: Code): Code {
  const line = syntax`pub type ${head} = ${type};`;
  return width(line) <= LINE ? line : syntax`pub type ${head} =\n    ${type};`;
}

/** `pub struct Name(pub A, pub B);` */
export function tupleStruct(head: Code, items: readonly Code[]): Code {
  const fields = items.map((item) => syntax`pub ${item}`);
  const line = syntax`pub struct ${head}(${join(fields, ", ")});`;
  if (width(line) <= LINE) return line;
  return syntax`pub struct ${head}(\n${join(
    fields.map((each) => syntax`    ${each},\n`),
    "",
  )});`;
}

/** `#[serde(rename = "…")]`, whose argument is on a line of its own if it is long. */
export function rename(name: Code): Code {
  const line = syntax`#[serde(rename = ${name})]`;
  return 4 + width(line) <= LINE ? line : syntax`#[serde(\n    rename = ${name}\n)]`;
}
