import type { IR, Plugin } from "@mizan/core";

export interface Options {
  /** Functions whose descriptions begin with this are deprecated. */
  readonly prefix?: string;
}

const NAME = "mizan-example-normalizer";
const root = new URL("../", import.meta.url);

/** Marks functions as deprecated, in the clients of all targets. */
export default function examplePlugin({ prefix = "Deprecated" }: Options = {}): Plugin {
  // A config may be JSON, so types alone do not protect. Errors thrown here are shown with the plugin's name.
  if (typeof prefix !== "string" || prefix === "")
    throw new TypeError(`${NAME}: "prefix" must be a string with text`);
  return {
    name: NAME,
    apiVersion: 1,
    // What the output depends on: the files of this package, and the options.
    fingerprint: { packages: [root], options: { prefix } },
    apply({ hooks }) {
      hooks.normalizeIR.tap(NAME, (ir) => withDeprecated(ir, prefix));
    },
  };
}

/** The IR is frozen, so a change makes a new one. Core checks it again. */
function withDeprecated(ir: IR, prefix: string): IR {
  const functions = ir.functions.map((fn) =>
    fn.description?.startsWith(prefix) === true ? { ...fn, deprecated: true } : fn,
  );
  return { ...ir, functions };
}
