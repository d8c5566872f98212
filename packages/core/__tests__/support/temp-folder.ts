import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const made: string[] = [];

/** A new folder that goes away after the test file. */
export function tempFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "mizan-test-")));
  made.push(folder);
  for (const [name, contents] of Object.entries(files)) write(folder, name, contents);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function write(folder: string, name: string, contents: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

/** Contents of every file in a folder, by relative path; empty where there is no folder. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    names(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

/** The files of a folder without mizan's manifest. */
export function generated(folder: string): Record<string, string> {
  const files = contents(folder);
  delete files[".mizan-manifest.json"];
  return files;
}

/** Relative paths of all files, hidden ones included, sorted. */
export function names(folder: string): string[] {
  try {
    const all = readdirSync(folder, { recursive: true }) as string[];
    return all.filter((name) => statSync(path.join(folder, name)).isFile()).sort();
  } catch {
    return [];
  }
}
