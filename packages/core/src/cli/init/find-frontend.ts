import { readFile } from "node:fs/promises";
import path from "node:path";

/** What the project's own package.json tells. */
export interface Frontend {
  /** The target that fits; TypeScript functions where nothing more special is known. */
  readonly target: "react" | "typescript";
  /** Names of all packages that the project depends on. */
  readonly installed: ReadonlySet<string>;
}

export async function findFrontend(cwd: string): Promise<Frontend> {
  const installed = new Set(await dependencies(path.join(cwd, "package.json")));
  return { target: installed.has("react") ? "react" : "typescript", installed };
}

async function dependencies(file: string): Promise<readonly string[]> {
  try {
    const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, object | undefined>;
    return ["dependencies", "devDependencies", "peerDependencies"].flatMap((key) =>
      Object.keys(manifest[key] ?? {}),
    );
  } catch {
    return [];
  }
}
