import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { isError } from "../diagnostics/thrown.ts";

export interface SyntaxProblem {
  readonly reason: string;
  /** `file:line:column`, both counted from 1. */
  readonly site: string;
}

/** jiti's own words: `ParseError: Unexpected token \n /folder/mizan.config.mjs:5:0`, the column counted from 0. */
const PARSE_ERROR = "ParseError: ";
const SITE = /^(.+):(\d+):(\d+)$/;
/** What the module begins with that jiti makes of a file with a syntax error. */
const EMBEDDED = "exports.__JITI_ERROR__ = ";

/** Where a parser stopped, taken from the message of jiti's error; undefined for any other. */
export function parseErrorSite(error: unknown): SyntaxProblem | undefined {
  const message = isError(error) ? error.message.trimEnd() : "";
  const [start, end] = [message.indexOf(PARSE_ERROR), message.lastIndexOf("\n")];
  const match = start === -1 || end < start ? null : SITE.exec(message.slice(end).trim());
  if (match === null) return undefined;
  const [, file, line, column] = match;
  const reason = message.slice(start + PARSE_ERROR.length, end).trim();
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
  if (!code.startsWith(EMBEDDED)) return undefined;
  const error = JSON.parse(code.slice(EMBEDDED.length)) as Record<string, string | number>;
  const { filename, line, column, message } = error;
  return { reason: String(message).trim(), site: `${filename}:${line}:${Number(column) + 1}` };
}
