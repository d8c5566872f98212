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
  if (ir.irVersion !== 1) fail("The tap returned an object that is no IR: `irVersion` is not 1.");
  for (const key of ["functions", "contexts", "forms", "channels", "types"] as const) {
    if (!Array.isArray(ir[key])) fail(`The tap returned an IR whose \`${key}\` is no array.`);
  }
  return ir;
}

/** @throws DiagnosticError unless a tap of postProcess returned a list of files that can be written. */
export function checkOutputFiles(value: unknown, plugin: string): OutputFiles {
  const fail = (problem: string): never => {
    const fix =
      "Return the files from the tap, changed or not: (files) => files.map((file) => ({ ...file, … })).";
    throw new DiagnosticError(waterfallValue({ plugin, hook: "postProcess", problem, fix }));
  };
  if (!Array.isArray(value))
    fail(`The tap returned ${value === null ? "null" : typeof value} instead of the list of files.`);
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
