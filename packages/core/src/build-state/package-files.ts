import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Never read when a target runs. */
const IRRELEVANT = /^(\..*|node_modules)$|\.(map|d\.[cm]?ts)$/;

/**
 * Path, size and times of every file that a package publishes. Their contents are not read, since that would take
 * longer than the rest of an unchanged build. A touched file costs one build that changes nothing.
 * @param root the directory of `package.json`, with a slash at its end.
 * @throws a system error when there is no `package.json`.
 */
export function packageFiles(root: URL): readonly string[] {
  const directory = fileURLToPath(root);
  const found: string[] = [];
  const add = (name: string): void => {
    const stats = statSync(directory + name, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) found.push(`${name} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`);
    else for (const entry of entries(directory + name)) add(name === "." ? entry : `${name}/${entry}`);
  };
  for (const name of published(directory)) add(name);
  return found.sort();
}

function entries(directory: string): readonly string[] {
  return readdirSync(directory).filter((name) => !IRRELEVANT.test(name));
}

/** `package.json` and what it lists as `files`; of a pattern the directory in which it begins. By default everything. */
function published(directory: string): ReadonlySet<string> {
  const { files = ["."], main } = JSON.parse(readFileSync(path.join(directory, "package.json"), "utf8")) as {
    readonly files?: readonly string[];
    readonly main?: string;
  };
  const patterns = [...files, ...(main === undefined ? [] : [main])].filter((one) => !one.startsWith("!"));
  const names = patterns.map((one) => {
    const segments = one.split("/");
    const wild = segments.findIndex((segment) => /[*?[{]/.test(segment));
    return path.posix.join(".", ...segments.slice(0, wild === -1 ? segments.length : wild));
  });
  return new Set(names.includes(".") ? ["."] : ["package.json", ...names]);
}
