/** Compiles components and modules with runes. Svelte does not parse types in modules, so swc removes them first. */
import { transformSync } from "@swc/core";
import { compile, compileModule } from "svelte/compiler";

const withoutTypes = (text, filename) =>
  transformSync(text, {
    filename,
    configFile: false,
    swcrc: false,
    jsc: { target: "es2022", parser: { syntax: "typescript" }, preserveAllComments: true },
    module: { type: "es6" },
  }).code;

/** @param generate "client" for a browser, "server" for a server */
export function compileSvelte(text, filename, generate) {
  const options = { filename, generate, experimental: { async: true } };
  const { js } = filename.endsWith(".svelte")
    ? compile(text, { ...options, css: "injected" })
    : compileModule(withoutTypes(text, filename), options);
  return js;
}

export default {
  process(text, filename, { transformerConfig: { generate = "client" } = {} }) {
    const { code, map } = compileSvelte(text, filename, generate);
    return { code, map: map.toString() };
  },
};
