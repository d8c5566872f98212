import { API_VERSION, type Plugin } from "@mizan/core";
import { checkOptions, clientFingerprint, fingerprint, type TargetOptions } from "@mizan/target-typescript";
import { emitReact } from "./emit.ts";

const NAME = "mizan:target-react";

/** Emits React providers and hooks over a typed client: `react({ outDir: "src/api" })`. */
export default function react(options: TargetOptions): Plugin {
  const checked = checkOptions(NAME, options, "");
  const root = new URL("../", import.meta.url);
  return {
    name: NAME,
    apiVersion: API_VERSION,
    fingerprint: `${clientFingerprint(checked)}-${fingerprint(root, checked)}`,
    apply(api) {
      api.hooks.emit.tap(NAME, (context) => {
        emitReact(context, checked.outDir, checked.importExtension);
      });
    },
  };
}

export type { TargetOptions } from "@mizan/target-typescript";
