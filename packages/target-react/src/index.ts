import type { Plugin } from "@mizan/core";
import { frameworkTarget, type FrameworkOptions } from "@mizan/target-typescript";
import { framework } from "./framework.ts";

/** Emits React providers and hooks over a typed client: `react({ outDir: "src/api" })`. */
export default function react(options: FrameworkOptions): Plugin {
  return frameworkTarget(framework, options);
}

export type { FrameworkOptions } from "@mizan/target-typescript";
