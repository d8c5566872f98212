/** Diagnostics of documents: loading them, and whether mizan can read them at all. */
import { cite, defineDiagnostic, type DiagnosticDefinition, type DiagnosticFactory } from "./define.ts";

export const noDocuments: DiagnosticFactory<{ readonly sources: readonly string[] }> = defineDiagnostic({
  code: "MZ2001",
  slug: "no-documents",
  title: "No source added a document",
  severity: "error",
  describe: ({ sources }) => ({
    message:
      sources.length === 0
        ? "No plugin loads a document, so there is nothing to build from."
        : `No document was added. Plugins that load sources: ${sources.join(", ")}.`,
    hint: 'Add a source plugin to the config, or set `document: "openapi.json"` (a path or a URL).',
  }),
});

export const documentUnreadable: DiagnosticFactory<{
  readonly origin: string;
  readonly reason: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ2002",
  slug: "document-unreadable",
  title: "A document could not be read",
  severity: "error",
  describe: ({ origin, reason, cause }) => ({
    message: `The document ${origin} could not be read: ${reason}`,
    hint: "Check the path. In a config, it is relative to the directory of the config file.",
    path: origin,
    cause,
  }),
});

export const documentRequestFailed: DiagnosticFactory<{
  readonly origin: string;
  readonly reason: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ2003",
  slug: "document-request-failed",
  title: "A document could not be fetched",
  severity: "error",
  describe: ({ origin, reason, cause }) => ({
    message: `The document ${origin} could not be fetched: ${reason}`,
    hint: "Check that the server is running and the address is right. Open it in a browser to see the response.",
    cause,
  }),
});

export const documentTooLarge: DiagnosticFactory<{ readonly origin: string; readonly maxBytes: number }> =
  defineDiagnostic({
    code: "MZ2004",
    slug: "document-too-large",
    title: "A document is larger than the limit",
    severity: "error",
    describe: ({ origin, maxBytes }) => ({
      message: `The document ${origin} is larger than ${maxBytes} bytes.`,
      hint: "Raise `maxBytes` of documentSource(), or check that this is the right document.",
    }),
  });

/** A document that was loaded: its path, URL or command, and the plugin that added it. */
interface Loaded {
  readonly origin: string;
  readonly plugin: string;
}

// @__NO_SIDE_EFFECTS__
function defineLoaded<Facts extends Loaded>({
  describe,
  ...definition
}: DiagnosticDefinition<Facts>): DiagnosticFactory<Facts> {
  return defineDiagnostic({
    ...definition,
    describe: (facts) => ({ ...describe(facts), plugin: facts.plugin, hook: "loadSource" }),
  });
}

export const documentNotJson: DiagnosticFactory<
  Loaded & { readonly reason: string; readonly start: string }
> = defineLoaded({
  code: "MZ2005",
  slug: "document-not-json",
  title: "A document is not JSON",
  severity: "error",
  describe: ({ origin, reason, start }) => ({
    message: `The document from ${origin} is not JSON: ${reason}\nIt begins with: ${start}`,
    hint: start.startsWith('"<')
      ? "This looks like an HTML page, so the address is probably not the document's."
      : "The whole document must be one JSON object and nothing else.",
  }),
});

export interface DocumentBreach extends Loaded {
  readonly pointer: string;
  readonly source: string | undefined;
  /** The value that was found, e.g. `5` or `an object`. */
  readonly actual: string;
  /** What the schema requires, one phrase each. */
  readonly expected: readonly string[];
}

export const documentInvalid: DiagnosticFactory<DocumentBreach> = defineLoaded({
  code: "MZ2006",
  slug: "document-invalid",
  title: "A document does not match its schema",
  severity: "error",
  describe: ({ origin, pointer, source, actual, expected }) => ({
    message: `The document from ${origin} has ${actual} at ${pointer || "its root"}; expected ${expected.join(", or ")}.`,
    hint: "The exporter and this version of @mizan/core do not fit together. Update both to the same version.",
    ...cite({ pointer, source }),
  }),
});

export const documentForeign: DiagnosticFactory<Loaded & { readonly what: string }> = defineLoaded({
  code: "MZ2007",
  slug: "document-not-mizan",
  title: "A document was not exported by mizan",
  severity: "error",
  describe: ({ origin, what }) => ({
    message: `The document from ${origin} is ${what}, not a mizan document: it has no "x-mizan-version".`,
    hint: "Export it with mizan: `python -m mizan_fastapi.cli app.main`, or `python manage.py export_mizan_schema` in a Django project. The OpenAPI document of a framework has no contexts and no invalidation.",
    pointer: "",
  }),
});

export const documentVersion: DiagnosticFactory<Loaded & { readonly version: string }> = defineLoaded({
  code: "MZ2008",
  slug: "document-version-unsupported",
  title: "A document has a version that this @mizan/core does not read",
  severity: "error",
  describe: ({ origin, version }) => ({
    message: `The document from ${origin} has "x-mizan-version" ${version}; this @mizan/core reads version 1.`,
    hint: "Update @mizan/core or the backend's mizan package, so that both use the same version.",
    pointer: "/x-mizan-version",
  }),
});

export const documentTooDeep: DiagnosticFactory<
  Loaded & { readonly pointer: string; readonly source: string | undefined; readonly limit: number }
> = defineLoaded({
  code: "MZ2009",
  slug: "document-too-deep",
  title: "A document is nested too deeply",
  severity: "error",
  describe: ({ origin, pointer, source, limit }) => ({
    message: `The document from ${origin} nests more than ${limit} levels of objects and arrays.`,
    hint: "Give inner types their own names (a model instead of an inline type), so that they become references.",
    ...cite({ pointer, source }),
  }),
});

export const documentPath: DiagnosticFactory<Loaded & { readonly pointer: string }> = defineLoaded({
  code: "MZ2010",
  slug: "document-path-invalid",
  title: "A path in a document leads to another host or another path",
  severity: "error",
  describe: ({ origin, pointer }) => ({
    message: `The document from ${origin} has a path at ${pointer} that leads to another host or another path.`,
    hint: "Start the path with exactly one `/`, without a host, `..`, backslashes, trailing spaces, `?` or `#`. Clients get the host from their `baseUrl`.",
    pointer,
  }),
});
