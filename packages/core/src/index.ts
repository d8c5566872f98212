export type * from "./ir/types.ts";
export type { EmitContext, GeneratorHooks, OutputFile, OutputFiles, OutputFolder, SourceContext } from "./hooks.ts";
export { API_VERSION } from "./plugin.ts";
export type { Logger, Plugin, PluginAPI } from "./plugin.ts";
