import { readFile } from "node:fs/promises";
import path from "node:path";

const MANIFESTS = ["pyproject.toml", "requirements.txt", "requirements.in", "setup.cfg", "Pipfile"];

/** What the Python project in a folder says that it depends on; empty where there is none. */
export async function pythonManifests(folder: string): Promise<string> {
  const texts = await Promise.all(
    MANIFESTS.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
  );
  return texts.join("\n");
}
