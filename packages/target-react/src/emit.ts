import { type Code, type EmitContext, loadTemplates, type Templates } from "@mizan/core";
import {
  type Client,
  type ClientExtension,
  emitClient,
  type ImportExtension,
  loadClient,
  moduleSpecifier,
  syntax,
} from "@mizan/target-typescript";
import { contextsView } from "./contexts-view.ts";
import { formHooksView } from "./form-hooks-view.ts";
import { formFieldView } from "./form-runtime-view.ts";
import { hooksView } from "./hooks-view.ts";
import { nameReact, type ReactNames } from "./names.ts";
import { runtimeView } from "./runtime-view.ts";

export const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

type Folder = ReturnType<EmitContext["output"]>;

/**
 * Emits the plain client with React's providers and hooks beside it.
 * @param outDir as `EmitContext.output` takes it
 * @throws DiagnosticError when two things have one name
 */
export function emitReact(context: EmitContext, outDir: string, importExtension: ImportExtension): void {
  const client = loadClient(context.ir, importExtension);
  const names = nameReact(client);
  const runtime = moduleSpecifier("runtime", jsxExtension(importExtension));
  const contexts = contextsView(client, names, runtime);
  const hooks = hooksView(client, names, runtime);
  const folder = context.output(outDir);
  folder.file("runtime.tsx", templates.render("runtime.tsx", runtimeView));
  folder.file("contexts.tsx", templates.render("contexts.tsx", contexts));
  folder.file("hooks.ts", templates.render("hooks.ts", hooks));
  const forms = emitForms(client, names, { folder, runtime, importExtension });
  emitClient(context, client, outDir, {
    modules: [
      moduleSpecifier("contexts", jsxExtension(importExtension)),
      moduleSpecifier("hooks", importExtension),
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

interface Place {
  readonly folder: Folder;
  /** The specifier of `runtime.tsx`. */
  readonly runtime: Code;
  readonly importExtension: ImportExtension;
}

/** Emits the hooks of forms, and what they stand on, where there are forms. */
function emitForms(
  client: Client,
  { forms }: ReactNames,
  { folder, runtime, importExtension }: Place,
): Required<ClientExtension> {
  if (forms.length === 0) return { modules: [], reexports: [] };
  const formRuntime = moduleSpecifier("form-runtime", importExtension);
  const formField = moduleSpecifier("form-field", importExtension);
  const hooks = formHooksView(client, forms, formRuntime);
  folder.file("form-field.ts", templates.render("form-field.ts", formFieldView));
  folder.file("form-runtime.ts", templates.render("form-runtime.ts", { formField, runtime }));
  folder.file("form-hooks.ts", templates.render("form-hooks.ts", hooks));
  return {
    modules: [moduleSpecifier("form-hooks", importExtension)],
    reexports: [
      { specifier: formField, values: [], types: [syntax`Field`, syntax`FieldChoice`] },
      { specifier: formRuntime, values: [], types: [syntax`Form`, syntax`FormOptions`] },
    ],
  };
}

/** A file with JSX is `.tsx` before and `.js` after compilation. */
const jsxExtension = (extension: ImportExtension): ImportExtension | ".tsx" =>
  extension === ".ts" ? ".tsx" : extension;
