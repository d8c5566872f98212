export type * from "./ir/types.ts";
export type { EmitContext, GeneratorHooks, OutputFile, OutputFiles, OutputFolder, SourceContext } from "./hooks.ts";
export { API_VERSION } from "./plugin.ts";
export type { Logger, Plugin, PluginAPI } from "./plugin.ts";
export { DiagnosticError, isDiagnosticError } from "./diagnostics/diagnostic.ts";
export type { Diagnostic, Severity } from "./diagnostics/diagnostic.ts";
export { defineDiagnostic } from "./diagnostics/define.ts";
export type { DiagnosticDefinition, DiagnosticDetails, DiagnosticFactory } from "./diagnostics/define.ts";
export type { LoadedDocument } from "./document/loaded.ts";
