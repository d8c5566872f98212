import type { Code } from "../../../../src/render/code.ts";

export interface ClientView {
  readonly functions: readonly { readonly name: Code; readonly comment: Code }[];
}
