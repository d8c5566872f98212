import { readFileSync } from "node:fs";
import type { IR, Plugin } from "@mizan/core";

export interface Options {
  /** Functions whose descriptions begin with this are deprecated. */
  readonly prefix?: string;
}

const { name: NAME, version } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as { readonly name: string; readonly version: string };

/** Marks functions as deprecated, in the clients of all targets. */
export default function examplePlugin({ prefix = "Deprecated" }: Options = {}): Plugin {
  // A config may be JSON, so types alone do not protect. Errors thrown here are shown with the plugin's name.
  if (typeof prefix !== "string" || prefix === "")
    throw new TypeError(`${NAME}: "prefix" must be a string with text`);
  return {
    name: NAME,
    apiVersion: 1,
    // Changes whenever the plugin would make something else of the same backend.
    fingerprint: JSON.stringify([NAME, version, prefix]),
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
