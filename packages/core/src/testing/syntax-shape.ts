import type ts from "typescript";
import { loadTypescript } from "./typescript.ts";

/** A file of generated code. */
export interface SourceFile {
  /** Ends in `.ts`, `.tsx`, `.js` or `.jsx`, which says how it is parsed. */
  readonly path: string;
  readonly contents: string;
}

/**
 * The syntax trees of TypeScript files with all texts left out: one line for each node, its kind, indented by
 * its depth. Comments are not nodes. Needs `typescript` 5 or 6.
 * @returns by path
 * @throws Error when a file has a syntax error, with its place
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
