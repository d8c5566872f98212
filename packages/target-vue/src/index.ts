import type { Plugin } from "@mizan/core";
import { frameworkTarget, type FrameworkOptions } from "@mizan/target-typescript";
import { framework } from "./framework.ts";

/** Emits Vue composables and providers over a typed client: `vue({ outDir: "src/api" })`. */
export default function vue(options: FrameworkOptions): Plugin {
  return frameworkTarget(framework, options);
}

export type { FrameworkOptions } from "@mizan/target-typescript";
