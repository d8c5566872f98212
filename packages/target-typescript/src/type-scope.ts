import type { Code, TypeNode } from "@mizan/core";

/** What types are called in one generated file. */
export interface TypeScope {
  /** @returns the name of a declared type here, and what fills in its variables. */
  reference(name: string): { readonly name: Code; readonly arguments: readonly TypeNode[] };
  /** @returns the alias for strings of this format; null when they are plain strings. */
  format(format: string): Code | null;
  /** The type of a file. */
  readonly file: Code;
  /** @returns the name of a type variable of the declaration at hand. */
  parameter(name: string): Code;
  /** Whether what is optional may also be given as `undefined`, which `exactOptionalPropertyTypes` tells apart. */
  readonly acceptsUndefined: boolean;
}
