import type ts from "typescript";
import { visible } from "../render/invisible.ts";

/** A file of generated code. */
export interface SourceFile {
  /** Ends in `.ts`, `.tsx`, `.js` or `.jsx`, which says how it is parsed. */
  readonly path: string;
  readonly contents: string;
}

/**
 * The syntax trees of TypeScript files without identifiers and literals: one line for each node, its kind, indented by
 * its depth. Comments are not nodes. Needs `typescript` 5 or 6.
 * @returns by path
 * @throws Error when a file has a syntax error, with its location
 */
export async function typescriptShape(files: Iterable<SourceFile>): Promise<Record<string, string[]>> {
  const compiler = await loadTypescript();
  const shapes: Record<string, string[]> = {};
  for (const { path, contents } of files) shapes[path] = shape(compiler, path, contents);
  return shapes;
}

function shape(compiler: typeof ts, path: string, contents: string): string[] {
  const file = compiler.createSourceFile(path, contents, compiler.ScriptTarget.Latest, true);
  const [error] = (file as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] })
    .parseDiagnostics;
  if (error !== undefined) {
    const { line, character } = file.getLineAndCharacterOfPosition(error.start);
    const message = compiler.flattenDiagnosticMessageText(error.messageText, "\n");
    throw new Error(`${path}:${line + 1}:${character + 1} ${message}`);
  }
  const lines: string[] = [];
  const visit = (node: ts.Node, depth: number): void => {
    lines.push("  ".repeat(depth) + (compiler.SyntaxKind[node.kind] ?? String(node.kind)));
    compiler.forEachChild(node, (child) => visit(child, depth + 1));
  };
  visit(file, 0);
  return lines;
}

/**
 * The lines of generated files that contain an invisible character or a bidirectional control, so that a reviewer
 * would read other code than runs. See `escapeInvisible` of `@mizan/core`.
 * @returns `path:line text` with each such character as `U+202E`
 */
export function invisibleCharacters(files: Iterable<SourceFile>): string[] {
  return [...files].flatMap(({ path, contents }) =>
    contents.split("\n").flatMap((line, index) => {
      const shown = visible(line);
      return shown === line ? [] : [`${path}:${index + 1} ${shown}`];
    }),
  );
}

/**
 * The TypeScript compiler of the project under test. An optional peer: only tests need it.
 * @throws Error when it is not installed, or is version 7, which has no API
 */
export async function loadTypescript(): Promise<typeof ts> {
  const compiler = await import("typescript").then(
    (module): typeof ts => module.default,
    () => undefined,
  );
  // Version 7 has the same name, but not the API that the types of earlier versions describe.
  if (compiler === undefined || typeof (compiler as Partial<typeof ts>).createProgram !== "function") {
    throw new Error(
      "Checking TypeScript needs the package `typescript`, version 5 or 6, as a development dependency",
    );
  }
  return compiler;
}
