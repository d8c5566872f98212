import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { isError } from "../diagnostics/thrown.ts";

export interface SyntaxProblem {
  readonly reason: string;
  /** `file:line:column`, both counted from 1. */
  readonly site: string;
}

/** jiti's own words: `ParseError: Unexpected token \n /folder/mizan.config.mjs:5:0`, the column counted from 0. */
const PARSE_ERROR = /ParseError: (.*?)\s*\n\s*(.+):(\d+):(\d+)\s*$/s;

/** Where a parser stopped, taken from the message of jiti's error; undefined for any other. */
export function parseErrorSite(error: unknown): SyntaxProblem | undefined {
  const match = isError(error) ? PARSE_ERROR.exec(error.message) : null;
  if (match === null) return undefined;
  const [, reason = "", file, line, column] = match;
  return { reason, site: `${file}:${line}:${Number(column) + 1}` };
}

/**
 * Finds the place of a syntax error, which Node tells only on the terminal when it imports a module.
 * @returns undefined when the file is sound, so the error is in a file that it imports.
 */
export async function findSyntaxError(file: string): Promise<SyntaxProblem | undefined> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(pathToFileURL(file).href, { fsCache: false });
  const source = await readFile(file, "utf8");
  return embeddedError(jiti.transform({ source, filename: file, ts: /\.[cm]?ts$/.test(file), async: true }));
}

/** jiti's transform does not throw: it returns a module that does. */
function embeddedError(code: string): SyntaxProblem | undefined {
  const json = /__JITI_ERROR__\s*=\s*(\{.*\})/.exec(code)?.[1];
  if (json === undefined) return undefined;
  const { filename, line, column, message } = JSON.parse(json) as Record<string, string | number>;
  return { reason: String(message).trim(), site: `${filename}:${line}:${Number(column) + 1}` };
}
