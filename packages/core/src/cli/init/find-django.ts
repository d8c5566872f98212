import { readFile } from "node:fs/promises";
import path from "node:path";
import { foldersIn } from "./near-folders.ts";
import { pythonManifests } from "./python-manifests.ts";

/** A Django project. */
export interface DjangoBackend {
  readonly framework: "django";
  /** The folder of its `manage.py`. */
  readonly root: string;
  /** Whether it says that it depends on mizan-django, or uses it already. */
  readonly dependsOnMizan: boolean;
}

/** Looks for a `manage.py` in a folder, or in its `src`. */
export async function findDjango(folder: string): Promise<DjangoBackend | undefined> {
  for (const root of [folder, path.join(folder, "src")]) {
    const manage = await readFile(path.join(root, "manage.py"), "utf8").catch(() => "");
    // Others have a manage.py, too.
    if (!/\bdjango\b/.test(manage)) continue;
    // Often the requirements lie beside the folder, at the root of the repository.
    const manifests = await Promise.all([root, path.dirname(root)].map(pythonManifests));
    const texts = [...manifests, await urlconfs(root)].join("\n");
    return { framework: "django", root, dependsOnMizan: /\bmizan[-_]django\b/i.test(texts) };
  }
  return undefined;
}

/** The `urls.py` of each of the project's packages. */
async function urlconfs(root: string): Promise<string> {
  const files = (await foldersIn(root)).map((folder) => path.join(folder, "urls.py"));
  return (await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")))).join("\n");
}
