import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configMissing: DiagnosticFactory<{ readonly path: string; readonly isFolder: boolean }> =
  defineDiagnostic({
    code: "MZ1002",
    title: "The config file does not exist",
    severity: "error",
    describe: ({ path, isFolder }) => ({
      message: isFolder ? `${path} is a folder, not a config.` : `There is no config at ${path}.`,
      hint: "Check the path after --config; it resolves from the folder that mizan runs in.",
      path,
    }),
  });
