import { API_VERSION, type Plugin } from "@mizan/core";
import { emitPackage } from "./emit.ts";
import { checkOptions, type PythonOptions } from "./options.ts";

export type { PythonOptions } from "./options.ts";

const root = new URL("../", import.meta.url);

/** Emits a typed Python package over mizan-client: `python({ outDir: "src/tracker_client" })`. */
export default function python(options: PythonOptions): Plugin {
  const checked = checkOptions(options);
  return {
    name: checked.name,
    apiVersion: API_VERSION,
    fingerprint: { packages: [root], options: checked },
    language: "python",
    ...checked.select,
    apply({ hooks }) {
      hooks.emit.tapPromise(checked.name, (context) => emitPackage(context, checked));
    },
  };
}
