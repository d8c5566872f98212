import { syntax } from "@mizan/core";
import type { Framework, FrameworkView } from "@mizan/target-typescript";

/** Names that the templates import. */
const imports = {
  "solid-js": { types: ["Accessor", "JSX"] },
  "@mizan/kernel": { types: ["ContextEntry", "Kernel"] },
  "./runtime.ts": { values: ["provideKernel"], types: ["MizanProviderProps"] },
  "./context-runtime.ts": {
    values: ["useContextData", "useContextState", "useSuspenseContext", "useSuspenseData"],
    types: ["ContextOptions", "ContextStore"],
  },
  "./mutation-runtime.ts": { values: ["useMutation"], types: ["Mutation"] },
} as const;

/** What the templates print. */
export type SolidView = FrameworkView<typeof imports>;

export const framework: Framework = {
  plugin: "mizan-target-solid",
  root: new URL("../", import.meta.url),
  importExtension: "",
  imports,
  naming: {
    exports: [{ name: syntax`MizanProvider`, what: "the provider of every Solid client" }],
    hook: (name) => syntax`use${name}`,
    suspense: (name) => syntax`useSuspense${name}`,
    provider: null,
    parameters: (name) => syntax`${name}Parameters`,
    reservedParameters: [],
  },
  templates: {
    "contexts.ts": { locals: ["props", "kernel", "params", "given", "options"] },
    "hooks.ts": {},
    "form-hooks.ts": { forForms: true },
  },
  runtime: {
    "runtime.ts": { values: ["useMizan"], types: ["Mizan", "MizanProviderProps"] },
    "context-runtime.ts": { types: ["ContextOptions", "ContextStore"] },
    "mutation-runtime.ts": { types: ["Mutation"] },
    "form-runtime.ts": { forForms: true, types: ["Field", "FieldChoice", "Form", "FormOptions"] },
  },
  formRuntime: "form-runtime.ts",
  formParameters: "function",
};
