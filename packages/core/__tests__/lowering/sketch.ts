import {
  assertNever,
  foldType,
  type IR,
  IRIndex,
  type ReferenceNode,
  type TypeNode,
} from "../../src/index.ts";
import { integerType, nominalTypes, presence, valueCycles } from "../../src/lowering/index.ts";

/** Lines that read like Rust: what a target for a nominal language would print, without its care for text. */
export function sketch(ir: IR): string[] {
  const index = new IRIndex(ir);
  const nominal = nominalTypes(ir);
  const cycles = valueCycles(ir);

  const typeIn = (root: TypeNode, boxed: ReadonlySet<ReferenceNode> | undefined): string =>
    foldType<string>(root, (type, inner) => {
      const name = nominal.nameOf(type);
      if (name !== undefined) return name;
      switch (type.kind) {
        case "primitive":
          if (type.type !== "integer") return type.format ?? type.type;
          return `${integerType(type).signed ? "i" : "u"}${integerType(type).bits}`;
        case "any":
          return "Value";
        case "literal":
          return JSON.stringify(type.value);
        case "array":
          return `Vec<${inner(type.items)}>`;
        case "tuple":
          return `(${type.items.map(inner).join(", ")})`;
        case "map":
          return `BTreeMap<${inner(type.keys)}, ${inner(type.values)}>`;
        case "nullable":
          return `Option<${inner(type.type)}>`;
        case "reference": {
          const generic = index.types.get(type.name)?.generic ?? null;
          const text =
            generic === null
              ? type.name
              : `${generic.name}<${generic.arguments.map((argument) => typeIn(argument, undefined)).join(", ")}>`;
          return boxed?.has(type) === true ? `Box<${text}>` : text;
        }
        case "parameter":
          return type.name;
        case "object":
        case "enum":
        case "union":
        case "discriminatedUnion":
          throw new Error(`${type.kind} at ${type.pointer} has no name`);
        default:
          return assertNever(type);
      }
    });

  // #region structs
  return nominal.all.map(({ name, type, parameters, owner }) => {
    const print = (inner: TypeNode): string => typeIn(inner, cycles.get(owner?.name ?? ""));
    const head = parameters.length === 0 ? name : `${name}<${parameters.join(", ")}>`;
    if (type.kind === "object") {
      const fields = type.properties.map((property) => {
        const { type: value, optional, nullable } = presence(property, index);
        const some = nullable ? `Option<${print(value)}>` : print(value);
        return `${property.attribute ?? property.name}: ${optional ? `Option<${some}>` : some}`;
      });
      const rest = type.additional === null ? [] : [`..${print(type.additional)}`];
      return `struct ${head} { ${[...fields, ...rest].join(", ")} }`;
    }
    // #endregion
    if (type.kind === "enum")
      return `enum ${head} { ${type.members.map(({ value }) => JSON.stringify(value)).join(", ")} }`;
    if (type.kind === "union") return `enum ${head} { ${type.members.map(print).join(" | ")} }`;
    if (type.kind !== "discriminatedUnion") return `type ${head} = ${print(type)}`;
    const tagged = type.members.map(({ tag, type: member }) => `${JSON.stringify(tag)}: ${print(member)}`);
    return `enum ${head} { ${tagged.join(" | ")} }`;
  });
}
