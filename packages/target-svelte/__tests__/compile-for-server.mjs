/** Bundles a module of this directory with the components that it imports, compiled for a server. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileSvelte } from "../jest.svelte.mjs";

const compiledForServer = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte(\.ts)?$/ }, ({ path }) => ({
      contents: compileSvelte(readFileSync(path, "utf8"), path, "server").code,
      loader: "js",
    }));
  },
};

/** @returns the exports of the module */
export async function importForServer(file) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    plugins: [compiledForServer],
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
