/** Diagnostics of the output: paths of files, output directories, and writing to them. */
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { messageOf } from "./thrown.ts";

const SHOWN_FILES = 5;

/** The first of the files, and how many more there are. */
function list(files: readonly string[]): string {
  const more = files.length - SHOWN_FILES;
  return files.slice(0, SHOWN_FILES).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

export const outputPath: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly file: string;
  readonly problem: string;
}> = defineDiagnostic({
  code: "MZ5001",
  slug: "output-path-invalid",
  title: "A path of a file is not valid on every system",
  severity: "error",
  describe: ({ plugin, hook, file, problem }) => ({
    message: `The path ${JSON.stringify(file)} cannot be used: ${problem}.`,
    hint: "Use paths relative to the output directory, with `/` between names.",
    plugin,
    hook,
  }),
});

export const outputConflict: DiagnosticFactory<{
  readonly path: string;
  readonly plugins: readonly [string, string];
}> = defineDiagnostic({
  code: "MZ5002",
  slug: "output-conflict",
  title: "Two plugins emit the same file with different contents",
  severity: "error",
  describe: ({ path, plugins }) => ({
    message:
      plugins[0] === plugins[1]
        ? `${plugins[0]} emits ${path} twice, with different contents.`
        : `${plugins[0]} and ${plugins[1]} both emit ${path}, with different contents.`,
    hint: "Give one of them another `outDir`.",
    plugin: plugins[1],
    hook: "emit",
    path,
  }),
});

export const outputAlike: DiagnosticFactory<{
  readonly paths: readonly [string, string];
  readonly plugins: readonly [string, string];
  readonly problem: string;
}> = defineDiagnostic({
  code: "MZ5003",
  slug: "output-paths-alike",
  title: "Two paths are the same file on some systems",
  severity: "error",
  describe: ({ paths, plugins, problem }) => ({
    message: `${paths[0]} (${plugins[0]}) and ${paths[1]} (${plugins[1]}) ${problem}.`,
    hint: "Rename one of them.",
    plugin: plugins[1],
    hook: "emit",
    path: paths[1],
  }),
});

export const outdirForeign: DiagnosticFactory<{
  readonly outDir: string;
  readonly files: readonly string[];
}> = defineDiagnostic({
  code: "MZ5004",
  slug: "outdir-not-empty",
  title: "The output directory contains files that mizan did not write",
  severity: "error",
  describe: ({ outDir, files }) => ({
    message: `${outDir} contains files that mizan did not write: ${list(files)}.`,
    hint: "Choose an empty or new directory as `outDir`, or move these files. mizan replaces the whole directory when it writes.",
    path: outDir,
  }),
});

export const outdirUnusable: DiagnosticFactory<{
  readonly outDir: string;
  readonly problem: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ5005",
  slug: "outdir-unusable",
  title: "The output directory cannot be used",
  severity: "error",
  describe: ({ outDir, problem, cause }) => ({
    message: `${outDir} cannot be the output directory: ${problem}.`,
    hint: "Choose another `outDir`, or fix its permissions.",
    path: outDir,
    cause,
  }),
});

export const outputEdited: DiagnosticFactory<{
  readonly outDir: string;
  readonly files: readonly string[];
  readonly hasManifest: boolean;
}> = defineDiagnostic({
  code: "MZ5006",
  slug: "output-edited",
  title: "Generated files were edited",
  severity: "error",
  describe: ({ outDir, files, hasManifest }) => ({
    message: hasManifest
      ? `Generated files in ${outDir} were changed after mizan wrote them: ${list(files)}.`
      : `${outDir} has no manifest, so generated files in it may have been changed: ${list(files)}.`,
    hint: "Run `mizan build --force` to write them again. Move changes of your own to other files first.",
    path: outDir,
  }),
});

export const outputForeign: DiagnosticFactory<{ readonly path: string; readonly plugin: string }> =
  defineDiagnostic({
    code: "MZ5007",
    slug: "output-blocked",
    title: "A file that mizan did not write has the name of an output file",
    severity: "error",
    describe: ({ path, plugin }) => ({
      message: `${path} would be overwritten, but mizan did not write it.`,
      hint: "Move or delete it, or choose another `outDir`.",
      plugin,
      path,
    }),
  });

export const outdirLocked: DiagnosticFactory<{
  readonly outDir: string;
  readonly lock: string;
  readonly holder: string;
}> = defineDiagnostic({
  code: "MZ5008",
  slug: "outdir-locked",
  title: "Another build is writing to the output directory",
  severity: "error",
  describe: ({ outDir, lock, holder }) => ({
    message: `Another build (${holder}) is writing to ${outDir}.`,
    hint: `Wait for it to finish. If no other build is running, delete ${lock}.`,
    path: outDir,
  }),
});

export const outdirsNested: DiagnosticFactory<{ readonly outer: string; readonly inner: string }> =
  defineDiagnostic({
    code: "MZ5009",
    slug: "outdirs-nested",
    title: "One output directory is inside another",
    severity: "error",
    describe: ({ outer, inner }) => ({
      message: `${inner} is inside ${outer}, and both are output directories.`,
      hint: "Each output directory is replaced as a whole. Put them side by side, or let both plugins use the same one.",
      path: inner,
    }),
  });

export const outdirShared: DiagnosticFactory<{
  readonly outDir: string;
  readonly configs: readonly [string, string];
}> = defineDiagnostic({
  code: "MZ5012",
  slug: "outdir-shared",
  title: "Two configs write to the same directory",
  severity: "error",
  describe: ({ outDir, configs }) => ({
    message: `The configs ${configs.join(" and ")} both write to ${outDir}.`,
    hint: "Give one of them another `outDir`, or put the plugins of both into one config.",
    path: outDir,
  }),
});

export const outputStale: DiagnosticFactory<{ readonly changes: string }> = defineDiagnostic({
  code: "MZ5014",
  slug: "output-stale",
  title: "`--check` found that the output is not up to date",
  severity: "error",
  describe: ({ changes }) => ({
    message: `The output is not up to date: ${changes}.`,
    hint: "Run `mizan build`.",
  }),
});

const SHOWN_LINES = 20;

export const formatFailed: DiagnosticFactory<{
  /** As the config contains it. */
  readonly command: string;
  readonly reason: string;
  /** What it printed. */
  readonly output: string;
  readonly path: string;
}> = defineDiagnostic({
  code: "MZ5013",
  slug: "format-failed",
  title: "The command `format` of the config failed",
  severity: "error",
  describe: ({ command, reason, output, path }) => ({
    message: `The files for ${path} could not be formatted with \`${command}\`: ${reason}.${
      output === "" ? "" : `\n\n${output.split("\n").slice(0, SHOWN_LINES).join("\n")}`
    }`,
    hint: "Check `format` in the config: a program of node_modules/.bin or PATH, which formats all files of a directory in place.",
    path,
  }),
});

export const formatDirectoryUnknown: DiagnosticFactory<{
  /** As the config contains it. */
  readonly directory: string;
  /** Of all targets, relative to the config. */
  readonly outDirs: readonly string[];
}> = defineDiagnostic({
  code: "MZ5015",
  slug: "format-directory-unknown",
  title: "`format` names a directory to which no target writes",
  severity: "error",
  describe: ({ directory, outDirs }) => ({
    message: `\`format\` names the directory ${JSON.stringify(directory)}, but no target writes to it.`,
    hint: `Use the "outDir" of a target: ${outDirs.map((outDir) => JSON.stringify(outDir)).join(", ")}.`,
  }),
});

export const outputWriteFailed: DiagnosticFactory<{
  readonly outDir: string;
  readonly cause: unknown;
  /** Some files are written. The next build writes the others. */
  readonly isPartial?: boolean;
}> = defineDiagnostic({
  code: "MZ5010",
  slug: "output-not-written",
  title: "The output could not be written",
  severity: "error",
  describe: ({ outDir, cause, isPartial = false }) => ({
    message: `${outDir} could not be written and was ${isPartial ? "changed in part" : "not changed"}: ${messageOf(cause)}`,
    hint: `Check free space, permissions, and whether another program has files in the directory open.${
      isPartial ? " The next build first writes the other files." : ""
    }`,
    path: outDir,
    cause,
  }),
});

export const manifestUnreadable: DiagnosticFactory<{
  readonly path: string;
  readonly reason: string;
  readonly fix: string;
}> = defineDiagnostic({
  code: "MZ5011",
  slug: "manifest-unreadable",
  title: "The manifest of an output directory cannot be read",
  severity: "error",
  describe: ({ path, reason, fix }) => ({
    message: `The manifest ${path} cannot be read: ${reason}.`,
    hint: fix,
    path,
  }),
});
