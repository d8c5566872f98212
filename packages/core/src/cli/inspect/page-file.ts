import { randomBytes } from "node:crypto";
import { lstat, open, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pageExists, pageNotWritten } from "../../diagnostics/command.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { unlessMissing } from "../../output/file-system.ts";
import { PAGE_START } from "./page-html.ts";

/**
 * Writes a page. It replaces a former page in one step, so a reader sees one or the other.
 * @param force replace any file
 * @throws DiagnosticError when it cannot be written, or would replace another file
 */
export async function writePage(file: string, page: string, force: boolean): Promise<void> {
  try {
    // a link stays
    const target = (await unlessMissing(realpath(file))) ?? file;
    const present = await unlessMissing(lstat(target));
    if (present !== undefined && !(present.isFile() && (force || (await isPage(target)))))
      throw new DiagnosticError(pageExists({ path: file, isFile: present.isFile() }));
    await replace(target, page);
  } catch (cause) {
    if (cause instanceof DiagnosticError) throw cause;
    throw new DiagnosticError(pageNotWritten({ path: file, cause }));
  }
}

/** An empty file, which `mktemp` creates, contains nothing that could be lost. */
async function isPage(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(PAGE_START.length) });
    return bytesRead === 0 || buffer.toString() === PAGE_START;
  } finally {
    await handle.close();
  }
}

async function replace(target: string, page: string): Promise<void> {
  const token = randomBytes(6).toString("hex");
  const staged = path.join(path.dirname(target), `.mizan-${token}.html`);
  try {
    await writeFile(staged, page, { flag: "wx" });
    await rename(staged, target);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}
