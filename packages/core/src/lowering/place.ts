import { IRIndex } from "../ir/ir-index.ts";
import type { IR, PropertyNode, TypeDeclaration, TypeNode } from "../ir/types.ts";
import { assertNever } from "../ir/walk.ts";
import { pascalCase, words } from "../names/case.ts";

/** Where types are: in a declaration, or in a parameter of a context. */
export interface Root {
  readonly type: TypeNode;
  /** Its own name, for a declaration; otherwise the name of the place. */
  readonly name: string;
  readonly isDeclaration: boolean;
  /** The declaration that it is part of, if any. */
  readonly owner: TypeDeclaration | null;
  /** Type variables in scope. */
  readonly parameters: readonly string[];
}

/** Everything that a target prints types of, in the order of the IR. Outputs of functions only refer to declarations. */
export function* rootsOf(ir: IR, generics: boolean): Generator<Root> {
  const index = new IRIndex(ir);
  for (const owner of ir.types) {
    const { name, type, parameters, generic } = owner;
    if (!generics && parameters.length > 0) continue;
    if (!generics || generic === null) {
      yield { type, name, isDeclaration: true, owner, parameters };
      continue;
    }
    const variables = index.types.get(generic.name)?.parameters ?? [];
    for (const [position, argument] of generic.arguments.entries()) {
      const place = name + step(variables[position] ?? "", `Argument${position + 1}`);
      yield { type: argument, name: place, isDeclaration: false, owner, parameters: [] };
    }
  }
  for (const { name: context, params } of ir.contexts) {
    for (const [position, { name, type }] of params.entries()) {
      const place = `${step(context, "Context")}Params${step(name, `Param${position + 1}`)}`;
      yield { type, name: place, isDeclaration: false, owner: null, parameters: [] };
    }
  }
}

/**
 * What the place of a type directly inside another adds to a name: nothing for `T | null`, as for `T`.
 * @param index of the type in `childTypes`
 */
export function stepTo(type: TypeNode, index: number): string {
  switch (type.kind) {
    case "array":
      return "Item";
    case "tuple":
      return step(type.names?.[index] ?? "", `Item${index + 1}`);
    case "map":
      return index === 0 ? "Key" : "Value";
    case "object": {
      const property = type.properties[index];
      return property === undefined ? "Value" : propertyStep(property, index);
    }
    case "union":
      return `Variant${index + 1}`;
    case "discriminatedUnion":
      return step(String(type.members[index]!.tag), `Variant${index + 1}`);
    case "nullable":
      return "";
    case "primitive":
    case "any":
    case "literal":
    case "enum":
    case "reference":
    case "parameter":
      throw new TypeError(`No type is inside ${type.kind}`);
    default:
      return assertNever(type);
  }
}

const propertyStep = ({ name, attribute = name }: PropertyNode, index: number): string =>
  step(attribute, `Property${index + 1}`);

/** Text in pascal case, or something else for text without letters and digits. */
function step(text: string, otherwise: string): string {
  const name = pascalCase(words(text).join("_"));
  return name === "" ? otherwise : name;
}
