import type { Code } from "../../src/render/code.ts";

export interface SharedView {
  readonly printed: Code;
  readonly left: Code;
}
