import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure, root } from "../program.mjs";

const DEFAULT = "fastapi-react";

/** The folders below examples/ that can be started: those with an example.json. */
export function listExamples() {
  const folder = join(root, "examples");
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "example.json")));
}

/** What an example's example.json says, with the absolute paths of its folders. */
export function readExample(name = DEFAULT) {
  const known = listExamples();
  if (!known.includes(name)) {
    const list = known.map((example) => `  npm start -- ${example}`).join("\n");
    throw new Failure(`There is no example "${name}". These can be started:\n${list}`);
  }
  const folder = join(root, "examples", name);
  const example = JSON.parse(readFileSync(join(folder, "example.json"), "utf8"));
  return {
    ...example,
    name,
    folder,
    backend: { ...example.backend, folder: join(folder, example.backend.folder) },
  };
}
