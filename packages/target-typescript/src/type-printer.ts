import { createRequire } from "node:module";
import { code, type Code } from "@mizan/core";
import type ts from "typescript";
import type { Schema } from "./schema.ts";
import type * as Transform from "./transform.cjs";

const require = createRequire(import.meta.url);

/** Prints schemas as TypeScript types, indented by two spaces. */
export interface TypePrinter {
  print(schema: Schema, utilities: Utilities): Code;
}

/** Whether a map is printed with these types: not if the document has that name, nor in a recursive alias. */
export interface Utilities {
  readonly record: boolean;
  readonly partial: boolean;
}

/**
 * Loads openapi-typescript's transform, which takes about as long as the rest of a small build; therefore a target
 * calls this only when it emits. One printer prints everything, since creating one costs more than printing a type.
 */
export function loadTypePrinter(): TypePrinter {
  const { transform, typescript } = require("./transform.cjs") as typeof Transform;
  const { factory } = typescript;
  const file = typescript.createSourceFile("types.ts", "", typescript.ScriptTarget.ESNext);
  const printer = typescript.createPrinter({ newLine: typescript.NewLineKind.LineFeed });
  let utilities: Utilities = { record: true, partial: true };

  const referenceTo = ({ name, arguments: filled }: NonNullable<Schema["x-mizan-reference"]>): ts.TypeNode =>
    factory.createTypeReferenceNode(
      name,
      filled.map((argument) => transform(argument, options)),
    );

  /** Names of documents have no `$`, so they do not collide with the type variable. */
  const partialRecordOf = (keys: ts.TypeNode, values: ts.TypeNode): ts.TypeNode => {
    if (utilities.record && utilities.partial) {
      return factory.createTypeReferenceNode("Partial", [
        factory.createTypeReferenceNode("Record", [keys, values]),
      ]);
    }
    const key = factory.createTypeParameterDeclaration(undefined, "$Key", keys);
    const optional = factory.createToken(typescript.SyntaxKind.QuestionToken);
    return onOneLine(factory.createMappedTypeNode(undefined, key, undefined, optional, values, undefined));
  };

  const recordOf = ({ values: schema, keys: closed }: NonNullable<Schema["x-mizan-record"]>): ts.TypeNode => {
    const values = schema
      ? transform(schema, options)
      : factory.createKeywordTypeNode(typescript.SyntaxKind.NeverKeyword);
    if (closed !== null) return partialRecordOf(transform(closed, options), values);
    const keys = factory.createKeywordTypeNode(typescript.SyntaxKind.StringKeyword);
    if (utilities.record) return factory.createTypeReferenceNode("Record", [keys, values]);
    const parameter = factory.createParameterDeclaration(undefined, undefined, "key", undefined, keys);
    const literal = factory.createTypeLiteralNode([
      factory.createIndexSignature(undefined, [parameter], values),
    ]);
    return onOneLine(literal);
  };

  const labelledTuple = (items: readonly Schema[], labels: readonly string[]): ts.TypeNode => {
    const members = items.map((item, index) => {
      const label = factory.createIdentifier(labels[index] ?? "");
      return factory.createNamedTupleMember(undefined, label, undefined, transform(item, options));
    });
    return onOneLine(factory.createTupleTypeNode(members));
  };

  const onOneLine = <T extends ts.Node>(node: T): T =>
    typescript.setEmitFlags(node, typescript.EmitFlags.SingleLine);

  const undefinedType = factory.createKeywordTypeNode(typescript.SyntaxKind.UndefinedKeyword);

  const withUndefined = (type: ts.TypeNode): ts.TypeNode =>
    factory.createUnionTypeNode([...(typescript.isUnionTypeNode(type) ? type.types : [type]), undefinedType]);

  /** An object with any other keys is one literal, not an intersection of two, so that it can be an interface. */
  const merged = (type: ts.TypeNode): ts.TypeNode | undefined => {
    if (!typescript.isIntersectionTypeNode(type)) return undefined;
    const literals = type.types.filter(typescript.isTypeLiteralNode);
    if (literals.length < type.types.length) return undefined;
    const members = literals.flatMap((literal) => [...literal.members]);
    const last = members.at(-1);
    const open = last !== undefined && typescript.isIndexSignatureDeclaration(last);
    return open && last.type.kind === typescript.SyntaxKind.UnknownKeyword
      ? factory.createTypeLiteralNode(members)
      : undefined;
  };

  const options: Transform.TransformOptions = {
    path: "#",
    ctx: {
      transform: (schema) => {
        const given = schema as Schema;
        const { "x-mizan-reference": reference, "x-mizan-record": record, "x-mizan-labels": labels } = given;
        if (reference !== undefined) return referenceTo(reference);
        if (labels !== undefined) return labelledTuple(given.prefixItems ?? [], labels);
        return record === undefined ? undefined : recordOf(record);
      },
      postTransform: (type) => (typescript.isTupleTypeNode(type) ? onOneLine(type) : merged(type)),
      transformProperty: (property, schema) => {
        const {
          "x-mizan-key": key,
          "x-mizan-comment": text,
          "x-mizan-undefined": orUndefined,
        } = schema as Schema;
        const { modifiers, name, questionToken, type } = property;
        // As openapi-typescript does with literals: an identifier is printed unchanged.
        const printed = key === undefined ? name : factory.createIdentifier(key);
        const printedType = orUndefined === true && type !== undefined ? withUndefined(type) : type;
        const member = factory.updatePropertySignature(
          property,
          modifiers,
          printed,
          questionToken,
          printedType,
        );
        if (text === undefined) return member;
        const inside = text.slice("/*".length, -"*/".length);
        const kind = typescript.SyntaxKind.MultiLineCommentTrivia;
        return typescript.addSyntheticLeadingComment(member, kind, inside, true);
      },
      discriminators: { objects: {}, refsHandled: [] },
      injectFooter: [],
    },
  };

  return {
    print: (schema, available) => {
      const { "x-mizan-reference": reference } = schema;
      // Most types are the name of another one, which is printed unchanged.
      if (reference?.arguments.length === 0) return code(reference.name);
      utilities = available;
      const type = transform(schema, options);
      return code(indentedByTwo(printer.printNode(typescript.EmitHint.Unspecified, type, file)));
    },
  };
}

/** No type contains a string of several lines, so spaces at the start of a line are indentation. */
const indentedByTwo = (text: string): string =>
  text.replace(/^(?: {4})+/gm, (indentation) => " ".repeat(indentation.length / 2));
