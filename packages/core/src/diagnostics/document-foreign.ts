import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentForeign: DiagnosticFactory<{
  readonly origin: string;
  readonly plugin: string;
  readonly what: string;
}> = defineDiagnostic({
  code: "MZ2007",
  title: "A document is not a mizan document",
  severity: "error",
  describe: ({ origin, plugin, what }) => ({
    message: `What came from ${origin} is ${what}, not a mizan document: it has no "x-mizan-version".`,
    hint: "Export it with mizan itself: `python -m mizan_fastapi.cli app.main`, or `python manage.py export_mizan_schema` in a Django project. A framework's own OpenAPI lacks contexts and invalidation.",
    plugin,
    hook: "loadSource",
    pointer: "",
  }),
});
