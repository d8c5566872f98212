import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentTooDeep: DiagnosticFactory<{
  readonly origin: string;
  readonly plugin: string;
  readonly pointer: string;
  readonly source: string | undefined;
  readonly limit: number;
}> = defineDiagnostic({
  code: "MZ2009",
  title: "A document is nested too deeply",
  severity: "error",
  describe: ({ origin, plugin, pointer, source, limit }) => ({
    message: `The document from ${origin} nests more than ${limit} levels of objects and lists.`,
    hint: "Give inner types names of their own (a model instead of a literal nesting), so that they become references.",
    plugin,
    hook: "loadSource",
    pointer,
    ...(source === undefined ? {} : { source }),
  }),
});
