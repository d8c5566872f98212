import { syntax } from "@mizan/core";
import type { Framework, FrameworkView } from "@mizan/target-typescript";

/** Names that the templates import. */
const imports = {
  "./runtime.svelte.ts": { values: ["provideMizan"], types: ["MaybeGetter", "Mizan", "MizanOptions"] },
  "./context-runtime.svelte.ts": {
    values: ["provideContext", "provided", "useContextData", "useContextState"],
    types: ["ContextArgs", "ContextResult", "ContextPart", "NoParams", "ProvidedContext", "ProviderArgs"],
  },
  "./mutation-runtime.ts": { values: ["useMutation"], types: ["Mutation"] },
} as const;

/** What the templates print. */
export type SvelteView = FrameworkView<typeof imports>;

export const framework: Framework = {
  plugin: "mizan:target-svelte",
  root: new URL("../", import.meta.url),
  importExtension: ".js",
  imports,
  naming: {
    exports: [{ name: syntax`setMizan`, what: "the function that provides every Svelte client" }],
    hook: (name) => syntax`use${name}`,
    suspense: null,
    provider: (name) => syntax`provide${name}`,
    parameters: (name) => syntax`${name}Parameters`,
    reservedParameters: [],
  },
  templates: {
    "contexts.ts": { locals: ["args", "kernel", "options", "params"] },
    "hooks.ts": {},
    "form-hooks.ts": { forForms: true },
  },
  runtime: {
    "runtime.svelte.ts": { values: ["useMizan"], types: ["MaybeGetter", "Mizan", "MizanOptions"] },
    "context-runtime.svelte.ts": {
      types: ["ContextArgs", "ContextOptions", "ContextResult", "ContextPart", "NoParams", "ProviderArgs"],
    },
    "mutation-runtime.ts": { types: ["Mutation"] },
    "form-runtime.svelte.ts": {
      forForms: true,
      types: ["Field", "FieldChoice", "Form", "FormOptions", "FormParams"],
    },
  },
  integrations: { sveltekit: ["sveltekit.ts", "sveltekit-state.svelte.ts"] },
  formRuntime: "form-runtime.svelte.ts",
  formParameters: "reactive",
};
