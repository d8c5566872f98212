import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compileSvelte } from "../jest.svelte.mjs";

/**
 * The esbuild plugin that compiles components and modules with runes.
 * @param generate "client" for a browser, "server" for a server
 */
export const svelteCompiler = (generate) => ({
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte(\.ts)?$/ }, ({ path }) => ({
      contents: compileSvelte(readFileSync(path, "utf8"), path, generate).code,
      loader: "js",
    }));
  },
});

/** @returns the exports of a module of this directory, bundled for a server with the components that it imports */
export async function importForServer(file) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    plugins: [svelteCompiler("server")],
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
