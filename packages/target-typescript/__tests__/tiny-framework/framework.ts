import { syntax } from "@mizan/core";
import type { Framework, FrameworkView } from "@mizan/target-typescript";

/** Names that the template imports. */
const imports = {
  "@mizan/kernel": { types: ["Kernel"] },
  "./runtime.ts": { values: ["readable", "sender"], types: ["Readable", "Send"] },
} as const;

/** What the template prints. */
export type TinyView = FrameworkView<typeof imports>;

export const framework: Framework = {
  plugin: "mizan-target-tiny",
  root: new URL("./", import.meta.url),
  importExtension: ".ts",
  imports,
  naming: {
    exports: [{ name: syntax`client`, what: "the client of every page" }],
    hook: (name) => syntax`use${name}`,
    suspense: null,
    provider: null,
    parameters: (name) => syntax`${name}Options`,
    reservedParameters: [],
  },
  templates: { "hooks.ts": { locals: ["options"] } },
  runtime: { "runtime.ts": { types: ["Readable", "Send"] } },
  formRuntime: null,
};
