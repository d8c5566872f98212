import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Plugins for the transform of openapi-typescript, which is bundled with a sixth of TypeScript: what makes and prints
 * types. Loading all of TypeScript would take a third of a small build.
 */
export const transformPlugins = [
  { name: "the transform as an ES module", setup: bundleAsModule },
  { name: "the part of TypeScript that prints types", setup: reduceTypeScript },
  { name: "openapi-typescript without its other dependencies", setup: replaceDependencies },
];

const require = createRequire(import.meta.url);
const openapiTypescript = join(dirname(require.resolve("openapi-typescript/package.json")), "dist");

/**
 * The source is CommonJS, because jest cannot `require` an ES module. esbuild wraps what a CommonJS module requires in a
 * function that runs once, and Node's compile cache does not keep it.
 */
function bundleAsModule(build) {
  build.onLoad({ filter: /[\\/]src[\\/]transform\.cjs$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8")
      .replace(
        /^exports\.(\w+) = require\("(.+)\.cjs"\)\.default;$/m,
        'export { default as $1 } from "$2.mjs";',
      )
      .replace(/^exports\.(\w+) = require\("(.+)"\);$/m, 'export { default as $1 } from "$2";'),
  }));
}

/**
 * TypeScript is one CommonJS module, of which esbuild can leave out nothing. As an ES module that exports only what is
 * used, it is left with the functions that these names reach. A comment begins each of its own source files.
 */
function reduceTypeScript(build) {
  build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => {
    const compiler = readFileSync(path, "utf8")
      .split(/^(?=\/\/ src\/)/m)
      .filter((file) => file.startsWith("// src/compiler/"))
      .join("")
      // Objects with all exports of a directory.
      .replace(/^__export\(.*?^\}\);$/gms, "");
    return { contents: `${compiler}\nexport default { ${usedOf(compiler).join(", ")} };\n` };
  });
}

/** The declarations of TypeScript that openapi-typescript and the printer of types use. */
function usedOf(compiler) {
  const users = [
    ...["lib/ts.mjs", "lib/utils.mjs", "transform/schema-object.mjs"].map((file) =>
      join(openapiTypescript, file),
    ),
    new URL("../../packages/target-typescript/src/type-printer.ts", import.meta.url),
  ];
  const names = users.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\b(?:ts|typescript)\.(\w+)/g)].map(([, name]) => name),
  );
  const isDeclared = (name) => new RegExp(`^(?:var|function) ${name}\\b`, "m").test(compiler);
  return [...new Set(names)].filter(isDeclared);
}

/**
 * openapi-typescript takes from Redocly how a JSON pointer is split, which loads YAML, globs, colours and an HTTP agent.
 * The pointers are for options that mizan does not set, and the colours for messages of its command.
 */
function replaceDependencies(build) {
  const replacements = {
    "@redocly/openapi-core/lib/ref-utils.js":
      "export const parseRef = () => ({ pointer: [] }); export const escapePointer = (key) => key;",
    "ansi-colors": "export default {};",
    "supports-color": "export default {};",
  };
  build.onResolve({ filter: new RegExp(`^(${Object.keys(replacements).join("|")})$`) }, ({ path }) => ({
    path,
    namespace: "replaced",
  }));
  build.onLoad({ filter: /.*/, namespace: "replaced" }, ({ path }) => ({ contents: replacements[path] }));
}
