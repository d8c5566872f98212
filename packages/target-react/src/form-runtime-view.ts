import type { Code } from "@mizan/core";

/** `form-runtime.ts` is the same for every document that has forms, save how it names its neighbour. */
export interface FormRuntimeView {
  /** The specifier of `runtime.tsx`. */
  readonly runtime: Code;
}
