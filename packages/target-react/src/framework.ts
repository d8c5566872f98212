import { syntax } from "@mizan/core";
import type { Framework, FrameworkView } from "@mizan/target-typescript";

/** Names that the templates import. */
const imports = {
  react: { types: ["ReactNode"] },
  "./runtime.tsx": { values: ["KernelProvider"], types: ["MizanContextProps"] },
  "./context-runtime.tsx": {
    values: [
      "provide",
      "useContextData",
      "useContextState",
      "useProvider",
      "useSuspenseContext",
      "useSuspenseData",
    ],
    types: ["ContextArgs", "ContextResult", "NoParams", "ProvidedContext", "ProviderProps", "SuspenseArgs"],
  },
  "./mutation-runtime.ts": { values: ["useMutation"], types: ["Mutation"] },
} as const;

/** What the templates print. */
export type ReactView = FrameworkView<typeof imports>;

export const framework: Framework = {
  plugin: "mizan:target-react",
  root: new URL("../", import.meta.url),
  importExtension: "",
  imports,
  naming: {
    exports: [{ name: syntax`MizanContext`, what: "the provider of every React client" }],
    hook: (name) => syntax`use${name}`,
    suspense: (name) => syntax`useSuspense${name}`,
    provider: (name) => name,
    parameters: (name, provider) => syntax`${provider ?? name}Props`,
    reservedParameters: ["children", "key", "options", "ref"],
  },
  templates: {
    "contexts.tsx": { locals: ["args", "children", "kernel", "options", "props"] },
    "hooks.ts": {},
    "form-hooks.ts": { forForms: true },
  },
  runtime: {
    "runtime.tsx": { values: ["useMizan"], types: ["Mizan", "MizanContextProps"] },
    "context-runtime.tsx": {
      types: ["ContextArgs", "ContextOptions", "ContextResult", "NoParams", "ProviderProps", "SuspenseArgs"],
    },
    "mutation-runtime.ts": { types: ["Mutation"] },
    "form-field.ts": { forForms: true, types: ["Field", "FieldChoice"] },
    "form-runtime.ts": { forForms: true, types: ["Form", "FormOptions"] },
  },
  integrations: { next: ["next-server.tsx", "next-state.tsx"] },
  formRuntime: "form-runtime.ts",
};
