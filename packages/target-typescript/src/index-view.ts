import type { Code } from "@mizan/core";
import type { Client } from "./client.ts";
import { type ImportView, ModuleImports } from "./module-imports.ts";
import { syntax } from "./names.ts";

/** What `index.ts`, the one file that applications import, holds. */
export interface IndexView {
  /** Specifiers of files whose every export is exported. */
  readonly modules: readonly Code[];
  readonly reexports: readonly ImportView[];
}

/** An export of a file that is the same for every document. */
export interface Reexport {
  readonly specifier: Code;
  readonly values: readonly Code[];
  readonly types: readonly Code[];
}

export function indexView(
  client: Client,
  modules: readonly Code[],
  reexports: readonly Reexport[],
): IndexView {
  const fromKernel: Reexport = {
    specifier: client.modules.kernel,
    values: [syntax`initSession`, syntax`MizanError`],
    types: [
      syntax`CallOptions`,
      syntax`ContextEntry`,
      syntax`ContextState`,
      syntax`Kernel`,
      syntax`KernelConfig`,
      syntax`Override`,
      syntax`ValidationIssue`,
    ],
  };
  const fromForms: Reexport = {
    specifier: client.modules.kernelForms,
    values: [],
    types: [syntax`FormChoice`, syntax`FormField`, syntax`FormState`, syntax`FormStore`],
  };
  const fixed = [fromKernel, ...(client.forms.length === 0 ? [] : [fromForms])];
  // `export *` yields silently to a name that is exported beside it, so a document's own name must win here.
  const exported = new ModuleImports(client.surface.names);
  for (const { specifier, values, types } of [...fixed, ...reexports]) {
    for (const name of values) exported.value(specifier, name);
    for (const name of types) exported.type(specifier, name);
  }
  const own = [
    client.modules.types,
    client.modules.client,
    ...(client.forms.length === 0 ? [] : [client.modules.forms]),
  ];
  return { modules: [...own, ...modules], reexports: exported.view };
}
