import { syntax } from "@mizan/core";
import type { Framework, FrameworkView } from "@mizan/target-typescript";

/** Names that the templates import. */
const imports = {
  vue: { types: ["Plugin"] },
  "./runtime.ts": { values: ["mizanPlugin"], types: ["MizanOptions"] },
  "./context-runtime.ts": {
    values: ["provide", "useContextData", "useContextState"],
    types: ["ContextArgs", "ContextPart", "ContextResult", "NoParams", "ProvidedContext"],
  },
  "./provider-runtime.ts": { values: ["booleanProp", "defineProvider", "prop"], types: ["Provider"] },
  "./mutation-runtime.ts": { values: ["useMutation"], types: ["Mutation"] },
} as const;

/** What the templates print. */
export type VueView = FrameworkView<typeof imports>;

export const framework: Framework = {
  plugin: "mizan:target-vue",
  root: new URL("../", import.meta.url),
  importExtension: "",
  imports,
  naming: {
    exports: [{ name: syntax`createMizan`, what: "the plugin of every Vue client" }],
    hook: (name) => syntax`use${name}`,
    suspense: null,
    provider: (name) => name,
    parameters: (name) => syntax`${name}Props`,
    // What Vue takes from an element itself, and what it took in earlier versions.
    reservedParameters: ["class", "is", "key", "options", "ref", "slot", "style"],
  },
  templates: {
    "contexts.ts": { locals: ["args", "kernel", "options", "props"] },
    "hooks.ts": {},
    "form-hooks.ts": { forForms: true },
  },
  runtime: {
    "runtime.ts": { values: ["useMizan"], types: ["Mizan", "MizanOptions", "Refs"] },
    "context-runtime.ts": {
      types: ["ContextArgs", "ContextOptions", "ContextPart", "ContextReading", "ContextResult", "NoParams"],
    },
    "provider-runtime.ts": { types: ["Provider", "ProviderProps"] },
    "mutation-runtime.ts": { types: ["Mutation"] },
    "form-runtime.ts": {
      forForms: true,
      types: ["Field", "FieldChoice", "Form", "FormOptions", "FormParams"],
    },
  },
  integrations: { nuxt: ["nuxt.ts"] },
  formRuntime: "form-runtime.ts",
  formParameters: "reactive",
};
