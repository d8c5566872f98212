/** Diagnostics of the `mizan` command itself: its arguments, and the files that it writes besides the output. */
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { isOwnPlace, messageOf, throwSite } from "./thrown.ts";

export const configExists: DiagnosticFactory<{ readonly path: string }> = defineDiagnostic({
  code: "MZ1008",
  slug: "config-exists",
  title: "`mizan init` found an existing config file",
  severity: "error",
  describe: ({ path }) => ({
    message: `A config file already exists: ${path}. It was not changed.`,
    hint: "Edit it, or delete it and run `mizan init` again.",
    path,
  }),
});

export const profileNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ1009",
    slug: "profile-not-written",
    title: "The profile could not be written",
    severity: "error",
    describe: ({ path, cause }) => ({
      message: `The profile could not be written to ${path}: ${messageOf(cause)}`,
      hint: "Pass --profile a path in an existing directory that can be written to.",
      path,
      cause,
    }),
  });

export const pageExists: DiagnosticFactory<{ readonly path: string; readonly isFile: boolean }> =
  defineDiagnostic({
    code: "MZ1014",
    slug: "page-exists",
    title: "`mizan inspect --html` would overwrite another file",
    severity: "error",
    describe: ({ path, isFile }) => ({
      message: `${path} exists and is not a page of mizan inspect. It was not changed.`,
      hint: isFile
        ? "Pass --html another path, or overwrite the file with --force."
        : "Pass --html the path of a file, or - to print the page.",
      path,
    }),
  });

export const pageNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ1015",
    slug: "page-not-written",
    title: "The page could not be written",
    severity: "error",
    describe: ({ path, cause }) => ({
      message: `The page could not be written to ${path}: ${messageOf(cause)}`,
      hint: "Pass --html a path in an existing directory that can be written to.",
      path,
      cause,
    }),
  });

/** Without `--json`, the command's parser prints most of these errors itself. */
export const commandLineInvalid: DiagnosticFactory<{ readonly problem: string }> = defineDiagnostic({
  code: "MZ1010",
  slug: "command-line-invalid",
  title: "The command line is invalid",
  severity: "error",
  describe: ({ problem }) => ({
    message: problem.replace(/^error: /, ""),
    hint: "Run `mizan --help` for a list of commands and options.",
  }),
});

export const configNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ1012",
    slug: "config-not-written",
    title: "The config file could not be written",
    severity: "error",
    describe: ({ path, cause }) => ({
      message: `The config file could not be written: ${messageOf(cause)}`,
      hint: "Run `mizan init --dry-run` to print the config instead.",
      path,
      cause,
    }),
  });

export const notADocument: DiagnosticFactory<{
  readonly argument: string;
  readonly reason: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ1017",
  slug: "diff-document-unknown",
  title: "`mizan diff` found neither a file nor a committed document",
  severity: "error",
  describe: ({ argument, reason, cause }) => ({
    message: `There is no document ${JSON.stringify(argument)}: ${reason}`,
    hint: 'Pass a file, an address, or REVISION:PATH as for `git show`, such as main:openapi.json; for a path relative to this directory, main:./openapi.json. In a shallow clone, as in continuous integration, fetch the revision first ("fetch-depth: 0"); a branch is called origin/main there.',
    cause,
  }),
});

export const revisionWithoutDocument: DiagnosticFactory<{
  readonly revision: string;
  readonly origin: string;
}> = defineDiagnostic({
  code: "MZ1018",
  slug: "diff-document-not-committed",
  title: "`mizan diff` got a revision, but the document of the config is no file",
  severity: "error",
  describe: ({ revision, origin }) => ({
    message: `The document of the config is no file, so it is not known where it is in the revision ${revision}. It comes from: ${origin}`,
    hint: `If the document is committed, pass its path: \`mizan diff ${revision}:openapi.json\`. Otherwise check the revision out into another directory (\`git worktree add ../old ${revision}\`), export its document there, and pass the file.`,
  }),
});

export const comparisonAmbiguous: DiagnosticFactory<{
  readonly problem: string;
  readonly names: readonly string[];
}> = defineDiagnostic({
  code: "MZ1019",
  slug: "diff-ambiguous",
  title: "`mizan diff` cannot know which documents belong together",
  severity: "error",
  describe: ({ problem, names }) => ({
    message: problem,
    hint:
      names.length > 0
        ? `Choose a config with --only: ${names.join(", ")}.`
        : "Compare each document by itself: `mizan diff OLD NEW`.",
  }),
});

export const configNameUnknown: DiagnosticFactory<{
  readonly only: string;
  /** Of all configs that have one. */
  readonly names: readonly string[];
}> = defineDiagnostic({
  code: "MZ1022",
  slug: "config-name-unknown",
  title: "`--only` names no config",
  severity: "error",
  describe: ({ only, names }) => ({
    message: `No config is named ${JSON.stringify(only)}.`,
    hint:
      names.length > 0
        ? `Choose one of: ${names.join(", ")}.`
        : "The config file contains one config. Leave out --only.",
  }),
});

export const projectsAmbiguous: DiagnosticFactory<{
  readonly what: "backends" | "web projects";
  readonly directories: readonly string[];
}> = defineDiagnostic({
  code: "MZ1020",
  slug: "init-ambiguous",
  title: "`mizan init` found several projects and cannot know which is meant",
  severity: "error",
  describe: ({ what, directories }) => ({
    message: `There are several ${what}:\n${directories.map((directory) => `  ${directory}`).join("\n")}`,
    hint:
      what === "backends"
        ? `Choose one: \`mizan init --backend ${directories[0]}\`.`
        : `Run \`mizan init\` in the directory of one of them, such as ${directories[0]}.`,
  }),
});

export const backendMissing: DiagnosticFactory<{ readonly directory: string }> = defineDiagnostic({
  code: "MZ1021",
  slug: "init-backend-missing",
  title: "`mizan init` found no backend in the directory that it was given",
  severity: "error",
  describe: ({ directory }) => ({
    message: `There is no Django project and no FastAPI application in ${directory}.`,
    hint: "The directory must contain a manage.py of Django, or a module that creates an application with FastAPI(…). It is relative to the working directory.",
  }),
});

export const internalError: DiagnosticFactory<{ readonly cause: unknown }> = defineDiagnostic({
  code: "MZ1900",
  slug: "unexpected-error",
  title: "An unexpected error",
  severity: "error",
  describe: ({ cause }) => {
    const message = `Unexpected error: ${messageOf(cause)}`;
    const site = throwSite(cause);
    if (site === undefined || isOwnPlace(site)) {
      return {
        message,
        hint: "This is a bug in mizan. Please report it, together with the output of --debug.",
        cause,
      };
    }
    return {
      message,
      hint: "Nothing catches this error: a plugin's tap must await everything that it starts. --debug prints the stack.",
      path: site,
      cause,
    };
  },
});

export const warningsFail: DiagnosticFactory<{ readonly count: number }> = defineDiagnostic({
  code: "MZ1903",
  slug: "warnings-fail",
  title: "There are warnings, and `--fail-on-warn` makes them errors",
  severity: "error",
  describe: ({ count }) => ({
    message: `Nothing was written: there ${count === 1 ? "is a warning" : `are ${count} warnings`}, and --fail-on-warn is set.`,
    hint: "Fix the warnings above, or build without --fail-on-warn.",
  }),
});
