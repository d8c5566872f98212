import { configInvalid } from "../diagnostics/config-invalid.ts";
import { configUnknownOption } from "../diagnostics/config-unknown-option.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { optionHint } from "./closest.ts";
import type { Config } from "./config.ts";

const OPTIONS = ["plugins", "document"];

const EXAMPLE = `import { defineConfig } from "@mizan/core";
import react from "@mizan/target-react";

export default defineConfig({
  document: "openapi.json",
  plugins: [react({ outDir: "src/api" })],
});`;

/**
 * Checks the shape of a config; its plugins are checked when they are loaded.
 * @throws DiagnosticError with every problem.
 */
export function checkConfig(value: unknown, file: string): Config {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const problem =
      value === undefined
        ? "The file holds no config."
        : `The config is ${nameOf(value)}, not an object with options.`;
    throw new DiagnosticError(configInvalid({ path: file, problem, example: EXAMPLE }));
  }
  const problems: Diagnostic[] = [];
  for (const option of Object.keys(value)) {
    if (OPTIONS.includes(option) || option === "$schema") continue;
    problems.push(configUnknownOption({ path: file, option, hint: optionHint(option, OPTIONS) }));
  }
  const { plugins, document } = value as Record<string, unknown>;
  if (document !== undefined && (typeof document !== "string" || document === "")) {
    const problem = `\`document\` is ${document === "" ? "empty" : nameOf(document)}, not a path or a URL.`;
    problems.push(configInvalid({ path: file, problem, example: 'document: "openapi.json"' }));
  }
  if (plugins !== undefined && !Array.isArray(plugins)) {
    const problem = `\`plugins\` is ${nameOf(plugins)}, not a list.`;
    problems.push(configInvalid({ path: file, problem, example: 'plugins: [react({ outDir: "src/api" })]' }));
  }
  if (plugins === undefined && document === undefined && problems.length === 0) {
    problems.push(
      configInvalid({
        path: file,
        problem: "The config has neither `plugins` nor `document`.",
        example: EXAMPLE,
      }),
    );
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return value;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
