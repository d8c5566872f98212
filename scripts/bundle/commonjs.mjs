import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, transform } from "esbuild";

/** Beside the CommonJS files, so that Node and TypeScript do not take them for ES modules. */
const MANIFEST = { type: "commonjs", sideEffects: false };

/**
 * The files of `dist/cjs`, which make a package's entries loadable with `require`. esbuild splits only ES modules, so
 * it writes those first: as one file for each entry, what entries share would exist twice.
 * @param {import("esbuild").BuildOptions} options of the package's ES modules
 */
export async function commonJs(dist, options) {
  if (options.entryPoints.length === 0) return [];
  const outdir = join(dist, "cjs");
  const { outputFiles } = await build({ ...options, outdir, sourcemap: "inline" });
  const modules = await Promise.all(outputFiles.map(toCommonJs));
  const manifest = Buffer.from(`${JSON.stringify(MANIFEST)}\n`);
  return [
    ...modules.flat(),
    ...declarations(dist),
    { path: join(outdir, "package.json"), contents: manifest },
  ];
}

async function toCommonJs({ path, text }) {
  const { code, map } = await transform(text, {
    format: "cjs",
    platform: "node", // so that Node finds the names for `import`
    target: "es2022",
    sourcemap: "external",
    sourcefile: basename(path),
  });
  const comment = `//# sourceMappingURL=${basename(path)}.map\n`;
  return [
    { path, contents: Buffer.from(code + comment) },
    { path: `${path}.map`, contents: Buffer.from(map) },
  ];
}

/** TypeScript takes a declaration for CommonJS or ESM by where it lies, so each format needs its own. */
function declarations(dist) {
  return readdirSync(dist, { recursive: true })
    .filter((file) => /\.d\.ts(\.map)?$/.test(file) && !file.startsWith("cjs"))
    .map((file) => {
      const text = readFileSync(join(dist, file), "utf8");
      // the sources are one directory further away
      const moved = file.endsWith(".map") ? text.replaceAll("../src/", "../../src/") : text;
      return { path: join(dist, "cjs", file), contents: Buffer.from(moved) };
    });
}
