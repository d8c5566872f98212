import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outputPath } from "../diagnostics/output.ts";
import type { EmitContext, OutputFile, OutputFolder } from "../hooks.ts";
import type { IR } from "../ir/types.ts";
import { pathProblem } from "../output/path-problem.ts";
import { requireOpen, requireText, type Scope } from "./scope.ts";

export function emitContext(scope: Scope, ir: IR, files: OutputFile[]): EmitContext {
  const { plugin, hook } = scope;
  return Object.freeze({
    ir,
    signal: scope.signal,
    output(outDir: string): OutputFolder {
      requireOpen(scope, "output");
      requireText(scope, "output", "outDir", outDir);
      const folder = path.resolve(scope.root, outDir);
      return Object.freeze({
        file(file: string, contents: string): void {
          requireOpen(scope, "file");
          requireText(scope, "file", "path", file, true);
          requireText(scope, "file", "contents", contents, true);
          const problem = pathProblem(file);
          if (problem !== undefined) throw new DiagnosticError(outputPath({ plugin, hook, file, problem }));
          files.push(Object.freeze({ outDir: folder, path: file, contents, plugin }));
        },
      });
    },
  });
}
