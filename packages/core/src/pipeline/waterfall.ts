import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outputPath } from "../diagnostics/output.ts";
import { waterfallValue } from "../diagnostics/plugin.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";
import type { IR } from "../ir/types.ts";
import { pathProblem } from "../output/path-problem.ts";
import { isThenable } from "./settled.ts";

/** @throws DiagnosticError unless a tap of normalizeIR returned an IR. */
export function checkIR(value: unknown, plugin: string): IR {
  const fail = (
    problem: string,
    fix = "Return the IR from the tap, changed or not: (ir) => ({ ...ir, … }).",
  ): never => {
    throw new DiagnosticError(waterfallValue({ plugin, hook: "normalizeIR", problem, fix }));
  };
  if (isThenable(value))
    fail(
      "The tap returned a promise, but normalizeIR is synchronous.",
      "Load in loadSource what the tap needs.",
    );
  if (typeof value !== "object" || value === null)
    fail(`The tap returned ${value === null ? "null" : typeof value}.`);
  const ir = value as IR;
  if (ir.irVersion !== 1) fail("The tap returned an object that is not an IR: `irVersion` is not 1.");
  for (const key of ["functions", "contexts", "forms", "channels", "types"] as const) {
    if (!Array.isArray(ir[key])) fail(`The tap returned an IR whose \`${key}\` is not an array.`);
  }
  return ir;
}

/** @throws DiagnosticError unless a tap of postProcess returned an array of files that can be written. */
export function checkOutputFiles(value: unknown, plugin: string): OutputFiles {
  const fail = (problem: string): never => {
    const fix =
      "Return the files from the tap, changed or not: (files) => files.map((file) => ({ ...file, … })).";
    throw new DiagnosticError(waterfallValue({ plugin, hook: "postProcess", problem, fix }));
  };
  if (!Array.isArray(value))
    fail(`The tap returned ${value === null ? "null" : typeof value} instead of the array of files.`);
  for (const [index, file] of (value as readonly Partial<OutputFile>[]).entries()) {
    for (const key of ["outDir", "path", "contents", "plugin"] as const) {
      if (typeof file?.[key] !== "string") fail(`Number ${index} of the returned files has no \`${key}\`.`);
    }
    if (!path.isAbsolute(file.outDir!))
      fail(`The \`outDir\` of the returned file ${file.path} is not absolute.`);
    const problem = pathProblem(file.path!);
    if (problem !== undefined) {
      throw new DiagnosticError(outputPath({ plugin, hook: "postProcess", file: file.path!, problem }));
    }
  }
  return value as OutputFiles;
}

/** Freezes values deeply. */
export class Freezer {
  readonly #frozen = new WeakSet<object>();

  /**
   * Freezes a value and everything below it. Iterative, so that depth needs no stack. Objects that this
   * freezer has frozen before are skipped, so a tap that returns most of the IR unchanged costs little.
   */
  freeze<T>(root: T): T {
    const pending: unknown[] = [root];
    while (pending.length > 0) {
      const value = pending.pop();
      if (typeof value !== "object" || value === null || this.#frozen.has(value)) continue;
      this.#frozen.add(value);
      Object.freeze(value);
      for (const key in value) pending.push((value as Record<string, unknown>)[key]);
    }
    return root;
  }
}
