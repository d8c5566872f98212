import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Entry
 * @property {string} out path in `dist`, without an extension
 * @property {string} in absolute path of the source
 * @property {boolean} [isRequired] It is offered to `require` as a CommonJS module of its own.
 */

/**
 * The modules that a package offers: those of `exports` in its package.json, and its command.
 * @returns {Entry[]}
 */
export function entries(directory) {
  const command = { out: "cli", in: join(directory, "src/cli/main.ts") };
  const modules = Object.values(readManifest(directory).exports).filter(
    (conditions) => typeof conditions !== "string",
  );
  const offered = modules.map((conditions) => {
    const { types, default: file } = conditions.import ?? conditions;
    return {
      out: file.replace(/^\.\/dist\/(.*)\.js$/, "$1"),
      in: join(directory, types.replace(/^\.\/dist\/(.*)\.d\.ts$/, "src/$1.ts")),
      isRequired: conditions.require !== undefined,
    };
  });
  return existsSync(command.in) ? [...offered, command] : offered;
}

/** Sources that are CommonJS themselves. Their package loads them with `require` on demand. */
export function commonJsSources(directory) {
  return readdirSync(join(directory, "src"))
    .filter((file) => file.endsWith(".cjs"))
    .map((file) => ({ out: file.slice(0, -".cjs".length), in: join(directory, "src", file) }));
}

export function readManifest(directory) {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
}
