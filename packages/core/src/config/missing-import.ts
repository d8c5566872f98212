import { readFile } from "node:fs/promises";
import path from "node:path";
import { isError } from "../diagnostics/thrown.ts";
import { closest } from "./closest.ts";
import { pluginNames } from "./plugin-names.ts";

export interface MissingImport {
  /** `file:line:column` of the name in the config. */
  readonly site: string;
  readonly hint: string;
}

/** The words of Node's two module systems, for a package and not a path. */
const MISSING = /^Cannot find (?:package|module) '([^'./][^']*)'/;

/** What to say about a config that imports a package which is not there: most likely a misspelt plugin. */
export async function missingImport(error: unknown, file: string): Promise<MissingImport | undefined> {
  const name = isError(error) ? MISSING.exec(error.message)?.[1] : undefined;
  if (name === undefined) return undefined;
  const text = await readFile(file, "utf8").catch(() => "");
  const index = Math.max(text.indexOf(`"${name}"`), text.indexOf(`'${name}'`));
  // Elsewhere it is a package that something else needs, and its name is right.
  if (index === -1) return undefined;
  const before = text.slice(0, index).split("\n");
  const meant = closest(name, await pluginNames(path.dirname(file)));
  return {
    site: `${file}:${before.length}:${before.at(-1)!.length + 1}`,
    hint:
      meant === undefined
        ? `Install it: npm install --save-dev ${name}`
        : `Did you mean ${JSON.stringify(meant)}?`,
  };
}
