import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { configFailed } from "../diagnostics/config.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { isError, messageOf, throwSite } from "../diagnostics/thrown.ts";
import { didYouMean } from "../diagnostics/define.ts";
import { closest, pluginNames } from "./did-you-mean.ts";

/** Explains an error that a config threw, or that loading it threw. */
export async function loadFailure(thrown: unknown, file: string): Promise<DiagnosticError> {
  const missing = await missingImport(thrown, file);
  const problem = await syntaxProblem(thrown, file);
  const place = missing?.site ?? problem?.site ?? throwSite(thrown, file) ?? file;
  const reason = problem?.reason ?? messageOf(thrown);
  return new DiagnosticError(configFailed({ path: place, reason, hint: missing?.hint, cause: thrown }));
}

async function syntaxProblem(error: unknown, file: string): Promise<SyntaxProblem | undefined> {
  if (isTomlError(error)) {
    // Its message goes on with the lines around the position.
    const [reason = ""] = error.message.split("\n");
    return { reason, site: `${file}:${error.line}:${error.column}` };
  }
  const isSyntaxError = isError(error) && error.name === "SyntaxError" && /\.[cm]?[jt]s$/.test(file);
  return parseErrorSite(error) ?? (isSyntaxError ? await findSyntaxError(file) : undefined);
}

function isTomlError(error: unknown): error is Error & { readonly line: number; readonly column: number } {
  return isError(error) && error.message.startsWith("Invalid TOML document") && "line" in error;
}

interface MissingImport {
  /** `file:line:column` of the name in the config. */
  readonly site: string;
  readonly hint: string;
}

/** The messages of Node's two module systems, for a package and not a path. */
const MISSING = /^Cannot find (?:package|module) '([^'./][^']*)'/;

/** For a config that imports a package that is not installed: most likely a misspelt plugin. */
async function missingImport(error: unknown, file: string): Promise<MissingImport | undefined> {
  const name = isError(error) ? MISSING.exec(error.message)?.[1] : undefined;
  if (name === undefined) return undefined;
  const text = await readFile(file, "utf8").catch(() => "");
  const index = Math.max(text.indexOf(`"${name}"`), text.indexOf(`'${name}'`));
  // Otherwise another module imports the package, and the config has no name to correct.
  if (index === -1) return undefined;
  const before = text.slice(0, index).split("\n");
  const meant = closest(name, await pluginNames(path.dirname(file)));
  return {
    site: `${file}:${before.length}:${before.at(-1)!.length + 1}`,
    hint: meant === undefined ? `Install it: npm install --save-dev ${name}` : didYouMean(meant),
  };
}

export interface SyntaxProblem {
  readonly reason: string;
  /** `file:line:column`, both counted from 1. */
  readonly site: string;
}

/** jiti's message: `ParseError: Unexpected token \n /directory/mizan.config.mjs:5:0`, the column counted from 0. */
const PARSE_ERROR = "ParseError: ";
const SITE = /^(.+):(\d+):(\d+)$/;
/** The beginning of the module into which jiti transforms a file with a syntax error. */
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
 * Finds the position of a syntax error, which Node only prints to the terminal when it imports a module.
 * @returns undefined when the file has no syntax error, so a file that it imports has one.
 */
async function findSyntaxError(file: string): Promise<SyntaxProblem | undefined> {
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
