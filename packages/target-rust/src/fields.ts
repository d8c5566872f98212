import { type Code, syntax, type TypeDeclaration, type TypeNode } from "@mizan/core";
import { presence } from "@mizan/core/lowering";
import type { Crate } from "./crate.ts";
import { fieldLine, rename } from "./layout.ts";
import { field, text } from "./names.ts";
import { documentation, sentence } from "./prose.ts";
import type { TypePrinter } from "./type-printer.ts";

/** A field of a struct. */
export interface FieldView {
  readonly comment: Code | null;
  readonly attributes: readonly Code[];
  readonly line: Code;
}

/** What becomes a field: a property of an object, a parameter or a result of a context. */
export interface FieldSource {
  readonly name: string;
  readonly attribute?: string;
  readonly type: TypeNode;
  readonly required: boolean;
  readonly description?: string | null;
  readonly deprecated?: boolean;
}

export interface Field {
  readonly view: FieldView;
  readonly name: Code;
  readonly type: Code;
  readonly isOptional: boolean;
}

/** @param received whether null must be told apart from an absent value */
export function fieldOf(
  source: FieldSource,
  owner: TypeDeclaration | null,
  received: boolean,
  crate: Crate,
  printer: TypePrinter,
): Field {
  const name = field(source.attribute ?? source.name);
  const { type: inner, optional, nullable } = presence(source, crate.index);
  const plain = printer.print(inner, owner);
  const value = nullable ? syntax`Option<${plain}>` : plain;
  const type = optional ? syntax`Option<${value}>` : value;
  const attributes = [
    ...(hasName(name, source.name) ? [] : [rename(text(source.name))]),
    ...(optional ? [syntax`#[serde(default, skip_serializing_if = "Option::is_none")]`] : []),
    ...(optional && nullable && received
      ? [syntax`#[serde(deserialize_with = "mizan_kernel::present")]`]
      : []),
  ];
  const comment = documentation(
    "///",
    source.description ?? null,
    source.deprecated === true ? sentence`Deprecated.` : null,
  );
  return { view: { comment, attributes, line: fieldLine(name, type) }, name, type, isOptional: optional };
}

/** Whether serde reads and writes a field by this key without an attribute. */
function hasName(field: Code, key: string): boolean {
  const name = String(field);
  return name === key || name === `r#${key}`;
}
