import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentNotJson: DiagnosticFactory<{
  readonly origin: string;
  readonly plugin: string;
  readonly reason: string;
  readonly start: string;
}> = defineDiagnostic({
  code: "MZ2005",
  title: "A document is not JSON",
  severity: "error",
  describe: ({ origin, plugin, reason, start }) => ({
    message: `The document from ${origin} is not JSON: ${reason}\nIt begins with: ${start}`,
    hint: start.startsWith('"<')
      ? "That looks like an HTML page; the address is probably not the document's."
      : "The whole document must be one JSON object and nothing else.",
    plugin,
    hook: "loadSource",
  }),
});
