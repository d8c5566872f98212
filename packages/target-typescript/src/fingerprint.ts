import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Changes with the package's version, its templates and the options.
 * @param root the package's folder, with a slash at its end
 */
export function fingerprint(root: URL, options: object): string {
  const hash = createHash("sha256");
  const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
  hash.update(JSON.stringify([version, options]));
  const templates = new URL("templates/", root);
  for (const name of readdirSync(templates).sort())
    hash.update(name).update(readFileSync(new URL(name, templates)));
  return hash.digest("hex");
}
