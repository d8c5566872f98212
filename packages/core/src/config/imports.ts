import { readFile } from "node:fs/promises";
import path from "node:path";

const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?["'](\.{1,2}\/[^"'\n]+)["']/g;
const EXTENSIONS = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/**
 * The files that a config imports by a relative path, directly or indirectly. They are found by searching the text,
 * so paths that the config computes are missing.
 */
export async function configImports(file: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const pending = [file];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const text = await readFile(current, "utf8").catch(() => "");
    for (const [, specifier] of text.matchAll(RELATIVE_IMPORT)) {
      const imported = await existing(path.resolve(path.dirname(current), specifier!));
      if (imported === undefined || imported === file || found.has(imported)) continue;
      found.add(imported);
      pending.push(imported);
    }
  }
  return found;
}

/** The file that a specifier refers to. TypeScript sources are often imported with the extension `.js`. */
async function existing(stem: string): Promise<string | undefined> {
  for (const candidate of [stem, stem.replace(/\.([cm]?)js$/, ".$1ts")]) {
    for (const extension of EXTENSIONS) {
      const readable = await readFile(candidate + extension).then(
        () => true,
        () => false,
      );
      if (readable) return candidate + extension;
    }
  }
  return undefined;
}
