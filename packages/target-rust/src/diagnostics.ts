import { defineDiagnostic, type DiagnosticFactory, type FunctionNode } from "@mizan/core";

export const optionInvalid: DiagnosticFactory<{
  readonly plugin: string;
  readonly reason: string;
}> = defineDiagnostic({
  code: "MZ4301",
  slug: "rust-option-invalid",
  title: "An option of the Rust target is invalid",
  severity: "error",
  describe: ({ plugin, reason }) => ({
    message: reason,
    hint: 'For example: rust({ outDir: "crates/tracker-client" })',
    plugin,
  }),
});

export const severalPrefixes: DiagnosticFactory<{
  readonly plugin: string;
  /** A function of each prefix. */
  readonly examples: readonly FunctionNode[];
}> = defineDiagnostic({
  code: "MZ4302",
  slug: "rust-several-prefixes",
  title: "One Rust client would call backends at different paths",
  severity: "error",
  describe: ({ plugin, examples }) => ({
    message:
      "A client has one base URL, but its functions belong to backends at different paths: " +
      examples.map(({ prefix, name }) => `${JSON.stringify(prefix)} (${name})`).join(", "),
    hint: 'Add one target for each backend, with options "name", "outDir" and "include" or "exclude" of their own.',
    plugin,
  }),
});
