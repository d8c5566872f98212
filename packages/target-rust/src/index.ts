import { API_VERSION, type Plugin } from "@mizan/core";
import { emitCrate } from "./emit.ts";
import { checkOptions, type RustOptions } from "./options.ts";

export type { RustOptions } from "./options.ts";

const root = new URL("../", import.meta.url);

/** Emits a typed crate over mizan-kernel: `rust({ outDir: "crates/tracker-client" })`. */
export default function rust(options: RustOptions): Plugin {
  const checked = checkOptions(options);
  return {
    name: checked.name,
    apiVersion: API_VERSION,
    fingerprint: { packages: [root], options: checked },
    language: "rust",
    ...checked.select,
    apply({ hooks }) {
      hooks.emit.tap(checked.name, (context) => emitCrate(context, checked));
    },
  };
}
