import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure, root } from "../program.mjs";

const DEFAULT = "fastapi-react";

/** Checks the types of a page that is plain TypeScript. */
export const typeScript = ["typescript/bin/tsc", "--noEmit"];

/** The directories below examples/ that can be started: those with an example.json. */
export function listExamples() {
  const directory = join(root, "examples");
  return readdirSync(directory).filter((name) => existsSync(join(directory, name, "example.json")));
}

/**
 * The contents of an example's example.json, with absolute paths of its directories. `check` is the program of a
 * package, with its arguments, that checks the types of the page.
 */
export function readExample(name = DEFAULT) {
  const known = listExamples();
  if (!known.includes(name)) {
    const list = known.map((example) => `  npm start -- ${example}`).join("\n");
    throw new Failure(`There is no example "${name}". These can be started:\n${list}`);
  }
  const directory = join(root, "examples", name);
  const example = JSON.parse(readFileSync(join(directory, "example.json"), "utf8"));
  return {
    check: typeScript,
    ...example,
    name,
    directory,
    backend: { ...example.backend, directory: join(directory, example.backend.directory) },
  };
}
