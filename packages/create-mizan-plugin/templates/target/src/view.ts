import type { Code, IR } from "@mizan/core";
import { text } from "./names.ts";
import { typeText } from "./type-text.ts";

/** Exactly what `functions.md.mustache` prints. */
export interface FunctionsView {
  readonly title: Code;
  readonly functions: readonly FunctionView[];
}

export interface FunctionView {
  readonly name: Code;
  readonly isDeprecated: boolean;
  readonly returns: Code;
}

export function functionsView({ title, functions }: IR): FunctionsView {
  return {
    title: text(title),
    functions: functions.map(({ name, deprecated, output }) => ({
      name: text(name),
      isDeprecated: deprecated,
      returns: text(typeText(output)),
    })),
  };
}
