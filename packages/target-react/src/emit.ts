import { type EmitContext, loadTemplates, type Templates } from "@mizan/core";
import {
  emitClient,
  type ImportExtension,
  loadClient,
  moduleSpecifier,
  syntax,
} from "@mizan/target-typescript";
import { contextsView } from "./contexts-view.ts";
import { hooksView } from "./hooks-view.ts";
import { nameReact } from "./names.ts";
import { runtimeView } from "./runtime-view.ts";

export const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

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
  emitClient(context, client, outDir, {
    modules: [
      moduleSpecifier("contexts", jsxExtension(importExtension)),
      moduleSpecifier("hooks", importExtension),
    ],
    reexports: [
      {
        specifier: runtime,
        values: [syntax`useMizan`],
        types: [syntax`Mizan`, syntax`MizanContextProps`, syntax`Mutation`],
      },
    ],
  });
}

/** A file with JSX is `.tsx` before and `.js` after compilation. */
const jsxExtension = (extension: ImportExtension): ImportExtension | ".tsx" =>
  extension === ".ts" ? ".tsx" : extension;
