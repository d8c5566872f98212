import { builtinModules } from "node:module";

/** Loading one of these takes 1 to 5 ms, with or without the few functions that are imported from it. */
const COSTLY = ["child_process", "crypto", "util"];

/**
 * Loads built-in modules on first use: the costly ones always, since few runs use them, and those that bundled CommonJS
 * requires, since an ES module cannot `require`.
 */
export const lazyBuiltins = {
  name: "lazy built-in modules",
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(node:)?(${builtinModules.join("|")})$`) }, ({ path, kind }) => {
      const name = path.replace(/^node:/, "");
      return kind === "require-call" || COSTLY.includes(name)
        ? { path: name, namespace: "lazy-builtin" }
        : { path: `node:${name}`, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: "lazy-builtin" }, async ({ path }) => ({
      contents: `
        let loaded;
        const load = () => (loaded ??= process.getBuiltinModule("node:${path}"));
        for (const key of ${JSON.stringify(Object.keys(await import(`node:${path}`)))})
          Object.defineProperty(exports, key, { enumerable: true, get: () => load()[key] });`,
    }));
  },
};
