import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentPath: DiagnosticFactory<{
  readonly origin: string;
  readonly plugin: string;
  readonly pointer: string;
}> = defineDiagnostic({
  code: "MZ2010",
  title: "A path of a document leads elsewhere",
  severity: "error",
  describe: ({ origin, plugin, pointer }) => ({
    message: `The document from ${origin} has a path at ${pointer} that leads to another host, or not where it says.`,
    hint: "Begin the path with exactly one `/`, without a host, `..`, backslashes, spaces at its end, `?` or `#`. Clients get the host from their `baseUrl`.",
    plugin,
    hook: "loadSource",
    pointer,
  }),
});
