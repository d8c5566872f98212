import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const manifestUnreadable: DiagnosticFactory<{ readonly path: string; readonly reason: string }> =
  defineDiagnostic({
    code: "MZ5011",
    title: "The manifest of an output folder cannot be read",
    severity: "error",
    describe: ({ path, reason }) => ({
      message: `The manifest ${path} cannot be read: ${reason}.`,
      hint: "Restore it from version control, or delete the whole output folder and build again.",
      path,
    }),
  });
