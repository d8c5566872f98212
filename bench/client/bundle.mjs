import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

import { peers } from "../peers.mjs";

const peer = createRequire(join(peers, "package.json"));
const gzip = (text) => gzipSync(text, { level: 9 }).byteLength;

/** Compiles components and modules with runes, and finds files that are in memory only, by their absolute paths. */
const page = (files) => ({
  name: "page",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      return files[file] === undefined ? null : { path: file };
    });
    onLoad({ filter: /\.svelte(\.[jt]s)?$/ }, async ({ path }) => ({
      contents: await compileSvelte(path, files[path] ?? (await readFile(path, "utf8"))),
      resolveDir: dirname(path),
    }));
    onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
      files[path] === undefined
        ? null
        : { contents: files[path], loader: extname(path).slice(1), resolveDir: dirname(path) },
    );
  },
});

async function compileSvelte(filename, text) {
  const { compile, compileModule } = peer("svelte/compiler");
  if (filename.endsWith(".svelte")) return compile(text, { filename, generate: "client" }).js.code;
  const { code } = await transform(text, { loader: extname(filename).slice(1), target: "esnext" });
  return compileModule(code, { filename, generate: "client" }).js.code;
}

/**
 * A module and everything that it imports, for browsers and production.
 * @param source the entry, a module in `directory`
 * @param files sources that are not on the disk
 */
export async function bundle({ source, directory, files = {}, ...options }) {
  const { outputFiles } = await build({
    format: "esm",
    ...options,
    stdin: { contents: source, resolveDir: directory },
    bundle: true,
    target: "es2022",
    platform: "browser",
    conditions: ["svelte", "production"],
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', __VUE_PROD_DEVTOOLS__: "false" },
    plugins: [page(files)],
    write: false,
  });
  return outputFiles[0].text;
}

/** What a page loads, minified by esbuild and by terser, in bytes after gzip. */
export async function measure(module) {
  const { minify } = peer("terser");
  const [byEsbuild, plain] = await Promise.all([true, false].map((minify) => bundle({ ...module, minify })));
  const { code } = await minify(plain, { module: true, ecma: 2020, compress: { passes: 2 } });
  return { esbuild: gzip(byEsbuild), terser: gzip(code) };
}
