/**
 * Computations over the IR that targets for nominal languages need: Python, Rust, Go, Java, C#, Swift. In such a
 * language every object, enum and union is a declaration with a name. Nothing here knows a language.
 */
export { type Direction, directions, twins, type Twins } from "./directions.ts";
export { type IntegerType, integerType } from "./integer-type.ts";
export { type NominalOptions, type NominalType, type NominalTypes, nominalTypes } from "./nominal-types.ts";
export { plainName } from "./plain-name.ts";
export { type Presence, presence } from "./presence.ts";
export { dependencyGroups, type DependencyGroup, valueCycles } from "./recursion.ts";
