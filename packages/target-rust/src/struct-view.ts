import { type Code, syntax } from "@mizan/core";
import type { Field, FieldView } from "./fields.ts";
import { fieldLine, signature, structLiteral } from "./layout.ts";

export interface StructView {
  readonly derives: Code;
  /** What must hold of the type parameters to decode it, where serde would ask for more. */
  readonly bound: Code | null;
  readonly head: Code;
  readonly isEmpty: boolean;
  readonly fields: readonly FieldView[];
  /** Creates a struct of which some fields may be absent. */
  readonly constructor_: { readonly type: Code; readonly signature: Code; readonly value: Code } | null;
}

/** More required arguments than clippy accepts. */
const MAX_ARGUMENTS = 7;

/** Clippy refuses structs of more booleans, because such state is easily confused. What a backend sends is no state. */
const MAX_BOOLEANS = 3;

/** The fields of a struct, of which booleans may be written as an alias. */
export function withFlags(fields: readonly Field[]): readonly Field[] {
  const isBoolean = ({ type }: Field): boolean => String(type) === "bool";
  if (fields.filter(isBoolean).length <= MAX_BOOLEANS) return fields;
  return fields.map((each) =>
    isBoolean(each)
      ? { ...each, view: { ...each.view, line: fieldLine(each.name, syntax`mizan_kernel::Flag`) } }
      : each,
  );
}

/** For a struct with fields that may be absent: a program goes on to compile when the backend adds one. */
export function constructorOf(head: Code, fields: readonly Field[]): StructView["constructor_"] {
  const required = fields.filter(({ isOptional }) => !isOptional);
  if (required.length === fields.length || required.length > MAX_ARGUMENTS) return null;
  const parameters = required.map(({ name, type }) => syntax`${name}: ${type}`);
  const values = fields.map(({ name, isOptional }) => (isOptional ? syntax`${name}: None` : name));
  return {
    type: head,
    signature: signature(syntax`pub fn new`, parameters, syntax`Self`),
    value: structLiteral(values),
  };
}
