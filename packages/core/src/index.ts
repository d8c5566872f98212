export type * from "./ir/types.ts";
export type {
  EmitContext,
  GeneratorHooks,
  OutputFile,
  OutputFiles,
  OutputFolder,
  SourceContext,
} from "./hooks.ts";
export { API_VERSION } from "./plugin.ts";
export type { Logger, Plugin, PluginAPI } from "./plugin.ts";
export { Code, code } from "./render/code.ts";
export { TemplateError, type TemplatePlace } from "./render/template-error.ts";
export { loadTemplates, type ReadTemplate, type Templates } from "./render/templates.ts";
