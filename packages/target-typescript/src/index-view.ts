import { type Code, syntax } from "@mizan/core";
import type { Client } from "./client.ts";
import { type ImportView, ModuleImports } from "./module-imports.ts";

/** The content of `index.ts`, the only file that applications import. */
export interface IndexView {
  /** Specifiers of files that are exported completely. */
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
    values: [syntax`fieldErrors`, syntax`initSession`, syntax`MizanError`],
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
  // A named export hides the same name of `export *` silently, so names of the document take precedence here.
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
