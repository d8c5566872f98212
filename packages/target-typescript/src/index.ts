import { API_VERSION, type Plugin } from "@mizan/core";
import { loadClient } from "./client.ts";
import { emitClient } from "./emit.ts";
import { clientPackage } from "./package-files.ts";
import { checkOptions, type TargetOptions } from "./options.ts";

const NAME = "mizan:target-typescript";

/** Emits typed functions over the mizan kernel: `typescript({ outDir: "src/api" })`. */
export default function typescript(options: TargetOptions): Plugin {
  const checked = checkOptions(options, { plugin: NAME, importExtension: ".js", frameworks: null });
  const { name, outDir, importExtension } = checked;
  return {
    name,
    apiVersion: API_VERSION,
    fingerprint: { packages: [clientPackage], options: checked },
    language: "typescript",
    ...checked.select,
    apply(api) {
      api.hooks.emit.tap(name, (context) => {
        emitClient(context, loadClient(context.ir, importExtension), outDir);
      });
    },
  };
}

export { loadClient, moduleSpecifier, resultIn, typeIn } from "./client.ts";
export type {
  Client,
  ClientContext,
  ClientForm,
  ClientFunction,
  ClientModules,
  ImportExtension,
} from "./client.ts";
export { emitClient } from "./emit.ts";
export type { ClientExtension } from "./emit.ts";
export { clientPackage, generatedModule, runtimeFile } from "./package-files.ts";
export { emitFramework, frameworkTarget } from "./framework/target.ts";
export type { Framework, RuntimeFile, TemplateFile } from "./framework/target.ts";
export type { FrameworkNaming } from "./framework/naming.ts";
export type { FormHookView, FormParameters } from "./framework/form-hooks.ts";
export type {
  CallHookView,
  ContextHooksView,
  ContextPartView,
  FrameworkImports,
  FrameworkView,
  FunctionHookView,
  ParametersView,
  ParameterView,
} from "./framework/view.ts";
export type { Reexport } from "./index-view.ts";
export { data, parenthesized } from "./layout.ts";
export { type ImportView, ModuleImports } from "./module-imports.ts";
export {
  about,
  comment,
  documentation,
  identifier,
  identifierPart,
  key,
  literal,
  propertyIdentifier,
  prose,
  tag,
  unused,
} from "./names.ts";
export type { CheckedOptions, FrameworkOptions, TargetOptions } from "./options.ts";
export { type NameOwner, namesCollide } from "./diagnostics.ts";
export { ownerOf, Surface } from "./surface.ts";
