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

function reduceTypeScript(build) {
  build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
    contents: usedPart(readFileSync(path, "utf8")),
  }));
}

/**
 * TypeScript is one CommonJS module, of which esbuild can leave out nothing. As an ES module that exports only what is
 * used, it is left with the functions that these names reach. A comment begins each of its own source files.
 *
 * @param typescript the text of `typescript.js`
 * @throws Error if it has another layout, so that the names are not found
 */
export function usedPart(typescript) {
  const compiler = typescript
    .split(/^(?=\/\/ src\/)/m)
    .filter((file) => file.startsWith("// src/compiler/"))
    .join("")
    // Objects with all exports of a directory.
    .replace(/^__export\(.*?^\}\);$/gms, "");
  const names = usedNames();
  const missing = names.filter((name) => !new RegExp(`^(?:var|function) ${name}\\b`, "m").test(compiler));
  if (missing.length > 0) {
    throw new Error(
      `typescript.js declares no ${missing.join(", ")} under "// src/compiler/". The layout of this file has changed: ` +
        "fix usedPart() in scripts/bundle/transform.mjs, or install the version of TypeScript that it was written for.",
    );
  }
  return `${compiler}\nexport default { ${names.join(", ")} };\n`;
}

/** The values of TypeScript that openapi-typescript and the printer of types use. */
function usedNames() {
  const printer = new URL("../../packages/target-typescript/src/type-printer.ts", import.meta.url);
  const modules = ["lib/ts.mjs", "lib/utils.mjs", "transform/schema-object.mjs"];
  const used = [
    ...modules.flatMap((file) => propertiesOf("ts", join(openapiTypescript, file))),
    ...propertiesOf("typescript", printer), // `ts` has only types there
  ];
  return [...new Set(used)];
}

/** The properties of a variable in a file. In a path such as `./ts.mjs` and in a comment on it, it is no variable. */
function propertiesOf(variable, file) {
  const access = new RegExp(String.raw`(?<![\w/=-])${variable}\.(\w+)`, "g");
  return [...readFileSync(file, "utf8").matchAll(access)].map(([, property]) => property);
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
