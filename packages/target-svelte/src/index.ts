import type { Plugin } from "@mizan/core";
import { frameworkTarget, type FrameworkOptions } from "@mizan/target-typescript";
import { framework } from "./framework.ts";

/** Emits Svelte 5 functions with runes over a typed client: `svelte({ outDir: "src/api" })`. */
export default function svelte(options: FrameworkOptions): Plugin {
  return frameworkTarget(framework, options);
}

export type { FrameworkOptions } from "@mizan/target-typescript";
