import { defineDiagnostic, type DiagnosticFactory, type Origin } from "@mizan/core";

/** What a generated name stands for. */
export interface NameOwner {
  /** e.g. `the function "rename_project"`. */
  readonly what: string;
  /** Null for what every client has, such as `createClient`. */
  readonly origin: Origin | null;
}

export const namesCollide: DiagnosticFactory<{
  readonly name: string;
  readonly first: NameOwner;
  readonly second: NameOwner;
}> = defineDiagnostic({
  code: "MZ4101",
  slug: "generated-name-collision",
  title: "Name collision in the generated client",
  severity: "error",
  describe: ({ name, first, second }) => {
    const origin = second.origin ?? first.origin;
    return {
      message: `${describe(first)} and ${describe(second)} would both be named ${name} in TypeScript.`,
      hint: "Rename one of them in the backend. A function gets another name with @client(name=…).",
      ...(origin === null ? {} : { pointer: origin.pointer }),
      ...(origin?.source === undefined ? {} : { source: origin.source }),
    };
  },
});

function describe({ what, origin }: NameOwner): string {
  return origin?.source === undefined ? what : `${what} (${origin.source})`;
}

export const clientNotEmitted: DiagnosticFactory<{
  readonly plugin: string;
  readonly directory: string;
  /** Directories with a client. */
  readonly known: readonly string[];
}> = defineDiagnostic({
  code: "MZ4103",
  slug: "client-not-emitted",
  title: "No target emits the client that another target uses",
  severity: "error",
  describe: ({ plugin, directory, known }) => ({
    message: `The option "client" of ${plugin} is ${directory}, but no target emits a client to this directory.`,
    hint:
      known.length === 0
        ? 'Add typescript({ outDir: … }) with the same directory to "plugins", or remove the option.'
        : `Set "client" to the "outDir" of another target. Clients are emitted to: ${known.join(", ")}.`,
    plugin,
  }),
});

export const clientIncomplete: DiagnosticFactory<{
  readonly plugin: string;
  readonly directory: string;
  readonly missing: readonly string[];
}> = defineDiagnostic({
  code: "MZ4104",
  slug: "client-incomplete",
  title: "A shared client lacks functions",
  severity: "error",
  describe: ({ plugin, directory, missing }) => ({
    message: `${plugin} needs ${missing.map((name) => JSON.stringify(name)).join(", ")} of the client in ${directory}, which the target there leaves out.`,
    hint: 'Select the same functions for both with "include" and "exclude", or remove the option "client".',
    plugin,
  }),
});
