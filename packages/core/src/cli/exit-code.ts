import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";

export const EXIT = { built: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems with what was asked for, found before anything was built. */
export class UsageError extends DiagnosticError {}

/** Whatever a plugin calls it, a problem of putting the config's plugins together is wrong usage. */
export function exitCodeOf(thrown: unknown, diagnostics: readonly Diagnostic[]): ExitCode {
  const isUsage = thrown instanceof UsageError || diagnostics.every(({ code }) => code.startsWith("MZ10"));
  return isUsage ? EXIT.usage : EXIT.failed;
}
