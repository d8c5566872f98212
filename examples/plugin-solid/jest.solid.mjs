/** Compiles JSX as Solid needs it, which swc cannot; swc compiles the rest. */
import { transformSync } from "@babel/core";
import { createTransformer } from "@swc/jest";
import solid from "babel-preset-solid";

const swc = createTransformer({
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "es6" },
});

/** @param {"dom" | "ssr"} generate for a browser or for a server */
export const compileJsx = (text, filename, generate) =>
  transformSync(text, {
    filename,
    presets: [[solid, { generate, hydratable: true }]],
    parserOpts: { plugins: ["jsx", "typescript"] },
    babelrc: false,
    configFile: false,
  }).code;

export default {
  process: (text, filename, options) => swc.process(compileJsx(text, filename, "dom"), filename, options),
  getCacheKey: (text, filename, options) => swc.getCacheKey(`solid ${text}`, filename, options),
};
