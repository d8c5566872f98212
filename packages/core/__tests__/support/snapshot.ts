import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import path from "node:path";

/** All that a disk tells of a folder, of everything in it, and of what its links say; times of reading left out. */
export function snapshot(folder: string): Record<string, unknown> {
  const names = ["", ...(readdirSync(folder, { recursive: true }) as string[])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name);
      const stats = lstatSync(file);
      const { ino, mode, size, nlink, mtimeMs, ctimeMs } = stats;
      const target = stats.isSymbolicLink() ? readlinkSync(file) : null;
      return [name, { ino, mode, size, nlink, mtimeMs, ctimeMs, target }];
    }),
  );
}
