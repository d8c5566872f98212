import type { Plugin } from "@mizan/core";
import { frameworkTarget, type FrameworkOptions } from "@mizan/target-typescript";
import { framework } from "./framework.ts";

/** Emits SolidJS hooks over a typed client: `solid({ outDir: "src/api" })`. */
export default function solid(options: FrameworkOptions): Plugin {
  return frameworkTarget(framework, options);
}

export type { FrameworkOptions } from "@mizan/target-typescript";
