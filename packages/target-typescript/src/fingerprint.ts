import { readdirSync, readFileSync } from "node:fs";

/**
 * Changes with the package's version, its templates and the options.
 * @param root the package's folder, with a slash at its end
 */
export function fingerprint(root: URL, options: object): string {
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
  const templates = new URL("templates/", root);
  const texts = readdirSync(templates)
    .sort()
    .map((name) => [name, readFileSync(new URL(name, templates), "utf8")]);
  return JSON.stringify([version, options, texts]);
}
