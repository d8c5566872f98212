/** Diagnostics of the config: finding it, loading it, its options and its list of plugins. */
import { defineDiagnostic, type DiagnosticFactory, didYouMean } from "./define.ts";

export const configNotFound: DiagnosticFactory<{
  readonly directories: readonly string[];
  readonly places: string;
}> = defineDiagnostic({
  code: "MZ1001",
  slug: "config-not-found",
  title: "No config file was found",
  severity: "error",
  describe: ({ directories, places }) => ({
    message: `No config file was found. Searched\n${directories.map((directory) => `  ${directory}`).join("\n")}\nfor ${places}.`,
    hint: "Run `mizan init` to create one, or pass its path with --config <file>.",
  }),
});

export const configMissing: DiagnosticFactory<{ readonly path: string; readonly isDirectory: boolean }> =
  defineDiagnostic({
    code: "MZ1002",
    slug: "config-file-missing",
    title: "The config file does not exist",
    severity: "error",
    describe: ({ path, isDirectory }) => ({
      message: isDirectory ? `${path} is a directory, not a config file.` : `${path} does not exist.`,
      hint: "Check the path after --config. It is relative to the working directory.",
      path,
    }),
  });

export const configFailed: DiagnosticFactory<{
  readonly path: string;
  readonly reason: string;
  readonly hint?: string | undefined;
  readonly cause: unknown;
}> = defineDiagnostic({
  code: "MZ1003",
  slug: "config-load-failed",
  title: "The config could not be loaded",
  severity: "error",
  describe: ({ path, reason, hint = "Fix the config here. Nothing was built.", cause }) => ({
    message: `The config could not be loaded: ${reason}`,
    hint,
    path,
    cause,
  }),
});

export const configUnknownOption: DiagnosticFactory<{
  readonly path: string;
  readonly option: string;
  readonly hint: string;
}> = defineDiagnostic({
  code: "MZ1004",
  slug: "config-option-unknown",
  title: "The config has an unknown option",
  severity: "error",
  describe: ({ path, option, hint }) => ({
    message: `The config has an unknown option ${JSON.stringify(option)}.`,
    hint,
    path,
  }),
});

export const configInvalid: DiagnosticFactory<{
  readonly path: string;
  readonly problem: string;
  readonly example: string;
}> = defineDiagnostic({
  code: "MZ1005",
  slug: "config-invalid",
  title: "The config or one of its options has an invalid value",
  severity: "error",
  describe: ({ path, problem, example }) => ({
    message: problem,
    hint: `For example:\n\n${example.replace(/^/gm, "  ")}`,
    path,
  }),
});

export const pluginNotFound: DiagnosticFactory<{
  readonly specifier: string;
  readonly path: string;
  readonly closest: string | undefined;
}> = defineDiagnostic({
  code: "MZ1006",
  slug: "plugin-not-found",
  title: "A plugin was not found",
  severity: "error",
  describe: ({ specifier, path, closest }) => ({
    message: `The plugin ${JSON.stringify(specifier)} was not found from ${path}.`,
    hint:
      closest === undefined
        ? `Install it (npm install --save-dev ${specifier}), or correct the name. Names are used exactly as written.`
        : didYouMean(closest),
    path,
  }),
});

export const pluginModuleFailed: DiagnosticFactory<{
  readonly specifier: string;
  readonly path: string;
  readonly reason: string;
  readonly hint: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ1007",
  slug: "plugin-load-failed",
  title: "A plugin could not be loaded",
  severity: "error",
  describe: ({ specifier, path, reason, hint, cause }) => ({
    message: `The plugin ${JSON.stringify(specifier)} could not be loaded: ${reason}`,
    hint,
    path,
    cause,
  }),
});

export const configUnsettled: DiagnosticFactory<void> = defineDiagnostic({
  code: "MZ1011",
  slug: "config-never-settles",
  title: "The config never finishes loading",
  severity: "error",
  describe: () => ({
    message: "The config never finishes loading: it waits for a promise that nothing can settle any more.",
    hint: "Resolve or reject every promise that the config, or a module that it imports, exports or awaits.",
  }),
});

export const noTargets: DiagnosticFactory<{ readonly plugins: readonly string[] }> = defineDiagnostic({
  code: "MZ1013",
  slug: "no-targets",
  title: "No target is configured",
  severity: "error",
  describe: ({ plugins }) => ({
    message: `No target is configured: none of the plugins (${plugins.join(", ")}) emits files.`,
    hint:
      'Add a target to the plugins of the config, such as react({ outDir: "src/api" }) from @mizan/target-react. ' +
      "To only look at what the backend exports, run `mizan inspect`.",
  }),
});
