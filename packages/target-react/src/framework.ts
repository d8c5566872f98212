import { type Framework, type FrameworkView, syntax } from "@mizan/target-typescript";

/** Names that the templates import. */
const imports = {
  react: { types: ["PropsWithChildren", "ReactNode"] },
  "@mizan/kernel": { types: ["ContextState"] },
  "./runtime.tsx": {
    values: [
      "EntryProvider",
      "KernelProvider",
      "provide",
      "useContextData",
      "useContextState",
      "useKernel",
      "useSuspenseContext",
      "useSuspenseData",
    ],
    types: ["EntryContext", "MizanContextProps"],
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
    parameters: (name) => syntax`${name}Props`,
    reservedParameters: ["children", "key", "ref"],
  },
  templates: {
    "contexts.tsx": { locals: ["children", "props", "options", "entry"] },
    "hooks.ts": {},
    "form-hooks.ts": { forForms: true },
  },
  runtime: {
    "runtime.tsx": { values: ["useMizan"], types: ["Mizan", "MizanContextProps"] },
    "mutation-runtime.ts": { types: ["Mutation"] },
    "form-field.ts": { forForms: true, types: ["Field", "FieldChoice"] },
    "form-runtime.ts": { forForms: true, types: ["Form", "FormOptions"] },
  },
  formRuntime: "form-runtime.ts",
};
