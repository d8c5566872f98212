import path from "node:path";
import { type DjangoBackend, findDjango } from "./find-django.ts";
import { type FastAPIBackend, findFastAPI } from "./find-fastapi.ts";
import { nearFolders } from "./near-folders.ts";

/** The Python project that `mizan init` found. */
export type Backend = (DjangoBackend | FastAPIBackend) & {
  /** Its `root` relative to the config, with `/`; `.` for the same. */
  readonly folder: string;
};

/**
 * Looks for a Django project or a FastAPI application near the config. Where there are several, it is the nearest of
 * those that depend on mizan, else the nearest; a folder with a `manage.py` is a Django project, whatever else is in it.
 */
export async function findBackend(cwd: string): Promise<Backend | undefined> {
  const found: (DjangoBackend | FastAPIBackend)[] = [];
  for (const folder of await nearFolders(cwd)) {
    for (const find of [findDjango, findFastAPI]) {
      const backend = await find(folder);
      if (backend !== undefined) found.push(backend);
    }
  }
  const chosen = found.find(({ dependsOnMizan }) => dependsOnMizan) ?? found[0];
  return chosen && { ...chosen, folder: path.relative(cwd, chosen.root).split(path.sep).join("/") || "." };
}
