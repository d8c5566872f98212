import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import path from "node:path";

/** All that a disk tells of a directory, of everything in it, and of what its links say; times of reading left out. */
export function snapshot(directory: string): Record<string, unknown> {
  const names = ["", ...(readdirSync(directory, { recursive: true }) as string[])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(directory, name);
      const stats = lstatSync(file);
      const { ino, mode, size, nlink, mtimeMs, ctimeMs } = stats;
      const target = stats.isSymbolicLink() ? readlinkSync(file) : null;
      return [name, { ino, mode, size, nlink, mtimeMs, ctimeMs, target }];
    }),
  );
}
