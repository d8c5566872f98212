import { statSync } from "node:fs";
import { join } from "node:path";

/** What to watch for changes: the folder of the module's top-level package, else all that lies beside it. */
export function watchedFolder(cwd: string, module: string): string {
  const [name = ""] = module.split(/[.:]/);
  const folder = join(cwd, name);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : cwd;
}
