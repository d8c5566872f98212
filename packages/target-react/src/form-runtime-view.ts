import type { Code } from "@mizan/core";

/** `form-runtime.ts` is the same for every document that has forms, save how it names its neighbours. */
export interface FormRuntimeView {
  /** The specifier of `form-field.ts`. */
  readonly formField: Code;
  /** The specifier of `runtime.tsx`. */
  readonly runtime: Code;
}

/** So is `form-field.ts`, which has none. */
export type FormFieldView = Readonly<Record<string, never>>;

export const formFieldView: FormFieldView = {};
