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

/** A new directory that goes away after the test file. */
export function tempDirectory(files: Readonly<Record<string, string>> = {}): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), "mizan-test-")));
  made.push(directory);
  for (const [name, contents] of Object.entries(files)) write(directory, name, contents);
  return directory;
}

afterAll(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

export function write(directory: string, name: string, contents: string): string {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

/** Contents of every file in a directory, by relative path; empty where there is no directory. */
export function contents(directory: string): Record<string, string> {
  return Object.fromEntries(
    names(directory).map((name) => [name, readFileSync(path.join(directory, name), "utf8")]),
  );
}

/** The files of a directory without mizan's manifest. */
export function generated(directory: string): Record<string, string> {
  const files = contents(directory);
  delete files[".mizan-manifest.json"];
  return files;
}

/** Relative paths of all files, hidden ones included, sorted. */
export function names(directory: string): string[] {
  try {
    const all = readdirSync(directory, { recursive: true }) as string[];
    return all.filter((name) => statSync(path.join(directory, name)).isFile()).sort();
  } catch {
    return [];
  }
}
