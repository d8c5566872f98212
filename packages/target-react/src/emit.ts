import { type EmitContext, loadTemplates, type OutputFolder, type Templates } from "@mizan/core";
import {
  type Client,
  type ClientExtension,
  emitClient,
  type ImportExtension,
  loadClient,
  moduleSpecifier,
  runtimeFile,
  syntax,
} from "@mizan/target-typescript";
import { contextsView } from "./contexts-view.ts";
import { formHooksView } from "./form-hooks-view.ts";
import { hooksView } from "./hooks-view.ts";
import { nameReact, type ReactNames } from "./names.ts";

export const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

const runtimeFolder = new URL("../src/runtime/", import.meta.url);

/**
 * Emits the plain client with React's providers and hooks beside it.
 * @param outDir as `EmitContext.output` takes it
 * @throws DiagnosticError if names collide
 */
export function emitReact(context: EmitContext, outDir: string, importExtension: ImportExtension): void {
  const client = loadClient(context.ir, importExtension);
  const names = nameReact(client);
  const runtime = moduleSpecifier("runtime.tsx", importExtension);
  const contexts = contextsView(client, names, runtime);
  const hooks = hooksView(client, names, runtime);
  const folder = context.output(outDir);
  copyRuntime(folder, "runtime.tsx", importExtension);
  folder.file("contexts.tsx", templates.render("contexts.tsx", contexts));
  folder.file("hooks.ts", templates.render("hooks.ts", hooks));
  const forms = emitForms(client, names, folder, importExtension);
  emitClient(context, client, outDir, {
    modules: [
      moduleSpecifier("contexts.tsx", importExtension),
      moduleSpecifier("hooks.ts", importExtension),
      ...forms.modules,
    ],
    reexports: [
      {
        specifier: runtime,
        values: [syntax`useMizan`],
        types: [syntax`Mizan`, syntax`MizanContextProps`, syntax`Mutation`],
      },
      ...forms.reexports,
    ],
  });
}

/** Emits the hooks of forms and their runtime, if there are forms. */
function emitForms(
  client: Client,
  { forms }: ReactNames,
  folder: OutputFolder,
  importExtension: ImportExtension,
): Required<ClientExtension> {
  if (forms.length === 0) return { modules: [], reexports: [] };
  const formRuntime = moduleSpecifier("form-runtime.ts", importExtension);
  const formField = moduleSpecifier("form-field.ts", importExtension);
  const hooks = formHooksView(client, forms, formRuntime);
  copyRuntime(folder, "form-field.ts", importExtension);
  copyRuntime(folder, "form-runtime.ts", importExtension);
  folder.file("form-hooks.ts", templates.render("form-hooks.ts", hooks));
  return {
    modules: [moduleSpecifier("form-hooks.ts", importExtension)],
    reexports: [
      { specifier: formField, values: [], types: [syntax`Field`, syntax`FieldChoice`] },
      { specifier: formRuntime, values: [], types: [syntax`Form`, syntax`FormOptions`] },
    ],
  };
}

function copyRuntime(folder: OutputFolder, file: string, importExtension: ImportExtension): void {
  folder.file(file, runtimeFile(new URL(file, runtimeFolder), importExtension));
}
