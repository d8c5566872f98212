import type { Diagnostic } from "../diagnostics/diagnostic.ts";

export const EXIT = { built: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems of the config or the command line (`MZ1…`) are the user's input; all others are a failed build. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return EXIT.built;
  return errors.every(({ code }) => code.startsWith("MZ10")) ? EXIT.usage : EXIT.failed;
}
