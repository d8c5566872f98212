import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface FolderMissingFacts {
  /** The framework, such as `FastAPI`. */
  readonly framework: string;
  readonly cwd: string;
}

export const folderMissing: DiagnosticFactory<FolderMissingFacts> = defineDiagnostic<FolderMissingFacts>({
  code: "MZ2107",
  title: "The folder of the application does not exist",
  severity: "error",
  describe: ({ framework, cwd }) => ({
    message: `The ${framework} source runs in a folder that does not exist: ${cwd}`,
    hint: 'The option "cwd" is relative to the config file.',
    path: cwd,
  }),
});
