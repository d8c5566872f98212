import type { Plugin } from "@mizan/core";
import { frameworkTarget, type TargetOptions } from "@mizan/target-typescript";
import { framework } from "./framework.ts";

/** Emits React providers and hooks over a typed client: `react({ outDir: "src/api" })`. */
export default function react(options: TargetOptions): Plugin {
  return frameworkTarget(framework, options);
}

export type { TargetOptions } from "@mizan/target-typescript";
