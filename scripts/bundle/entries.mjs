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

/** The script and the style of the page that core's command writes. They run in a browser, without modules. */
export function pageSources(directory) {
  const page = join(directory, "src/cli/inspect/page");
  if (!existsSync(page)) return [];
  return ["main.ts", "page.css"].map((file) => ({ out: "page/page", in: join(page, file) }));
}

export function readManifest(directory) {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
}
