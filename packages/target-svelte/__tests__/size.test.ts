import type { Plugin } from "esbuild";
import { framework } from "../src/framework.ts";
import svelte from "../src/index.ts";
import { testSizes } from "../../target-typescript/__tests__/framework-sizes.ts";

interface Bundler {
  svelteCompiler(generate: "client"): Plugin;
}

const bundler = new URL("./bundle-svelte.mjs", import.meta.url);
const { svelteCompiler } = (await import(bundler.href)) as Bundler;

testSizes(
  {
    framework,
    target: svelte,
    tests: new URL("./", import.meta.url),
    external: ["svelte"],
    provider: "setMizan",
    compiler: svelteCompiler("client"),
  },
  { layer: 7_350, client: 1_250, form: 4_120 },
);
