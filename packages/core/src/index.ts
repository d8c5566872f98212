export type * from "./ir/types.ts";
export type {
  EmitContext,
  GeneratorHooks,
  HookName,
  OutputFile,
  OutputFiles,
  OutputDirectory,
  SourceContext,
  TapContext,
  Tappable,
  WatchedFiles,
} from "./hooks.ts";
export { createGenerator } from "./generator.ts";
export type { BuildOptions, Generated, Generator, GeneratorOptions, Loaded } from "./generator.ts";
export { finishBuilds } from "./finish-builds.ts";
export type { BuildResult, PreparedBuild } from "./finish-builds.ts";
export type { Poll, Sources, WatchedPath } from "./pipeline/contexts.ts";
export { Trace, type Span } from "./pipeline/trace.ts";
export type { Format, FormatCommand } from "./output/format.ts";
export type { OutputChange } from "./output/plan.ts";
export { API_VERSION } from "./plugin.ts";
export type { Check, DiagnoseContext, Logger, Plugin, PluginAPI, PluginInputs, Selection } from "./plugin.ts";
export { DiagnosticError, isDiagnosticError } from "./diagnostics/diagnostic.ts";
export type { Diagnostic, Severity } from "./diagnostics/diagnostic.ts";
export { defineDiagnostic } from "./diagnostics/define.ts";
export type { DiagnosticDefinition, DiagnosticDetails, DiagnosticFactory } from "./diagnostics/define.ts";
export type { LoadedDocument } from "./document/parse.ts";
export { camelCase, constantCase, kebabCase, pascalCase, snakeCase } from "./names/case.ts";
export { words } from "./names/case.ts";
export { Code, code, join, syntax } from "./render/code.ts";
export type { Printable } from "./render/code.ts";
export { escapeInvisible, unicodeEscape, visible } from "./render/invisible.ts";
export { TemplateError, type TemplatePlace } from "./render/template-error.ts";
export { loadTemplates, type ReadTemplate, type Templates } from "./render/templates.ts";
export { optionHint } from "./config/did-you-mean.ts";
export { readTargetOptions } from "./config/target-options.ts";
export type { CommonTargetOptions, TargetOptionReader } from "./config/target-options.ts";
export { defineConfig } from "./config/config.ts";
export type { Config, ConfigExport, PluginEntry } from "./config/config.ts";
export { documentSource } from "./document/source.ts";
export type { DocumentSourceOptions } from "./document/source.ts";
export { describeType } from "./ir/describe-type.ts";
export { IRIndex } from "./ir/ir-index.ts";
export { checkOnePrefix } from "./ir/prefix.ts";
export { assertNever, childTypes, foldType, walkTypes } from "./ir/walk.ts";
export { checkNames, type NamedSymbol } from "./names/check-names.ts";
