import { fileURLToPath } from "node:url";
import { isError } from "./thrown.ts";

const FRAME = /(?:\(|at (?:async )?)((?:file:\/\/)?[^()\s][^()]*?):(\d+):(\d+)\)?$/;

/**
 * Where an error was thrown, as `file:line:column`, read from its stack.
 * @param within when given, the first place in this file is looked for before any other.
 */
export function throwSite(error: unknown, within?: string): string | undefined {
  if (!isError(error) || typeof error.stack !== "string") return undefined;
  const sites: string[] = [];
  for (const line of error.stack.split("\n")) {
    const match = FRAME.exec(line.trim());
    if (match === null || match[1] === undefined || match[1].startsWith("node:")) continue;
    const file = match[1].startsWith("file://") ? fileURLToPath(match[1].replace(/\?.*$/, "")) : match[1];
    const site = `${file}:${match[2]}:${match[3]}`;
    if (within !== undefined && file === within) return site;
    sites.push(site);
  }
  return sites[0];
}
