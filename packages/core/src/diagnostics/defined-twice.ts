import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export type Defined = "function" | "context" | "form" | "channel" | "type";

/** One of the two places where something is defined. */
export interface Definition {
  readonly plugin: string;
  /** Of the document: a path, a URL or a command. */
  readonly origin: string;
  readonly pointer: string;
  readonly source: string | undefined;
}

export const definedTwice: DiagnosticFactory<{
  readonly what: Defined;
  readonly name: string;
  readonly first: Definition;
  readonly second: Definition;
}> = defineDiagnostic({
  code: "MZ3005",
  title: "Two definitions have one name",
  severity: "error",
  describe: ({ what, name, first, second }) => ({
    message: `The ${what} ${JSON.stringify(name)} is defined twice:\n  ${place(first)}\n  ${place(second)}`,
    hint:
      what === "function"
        ? "Give one of them another name, e.g. `@client(name=…)`."
        : `Rename one of the two ${what}s in its backend.`,
    plugin: second.plugin,
    pointer: second.pointer,
    ...(second.source === undefined ? {} : { source: second.source }),
  }),
});

const place = ({ plugin, origin, pointer, source }: Definition): string =>
  `${source ?? pointer} (${plugin}, ${origin})`;
