import { isDiagnosticError } from "@mizan/core";
import typescript, { type TargetOptions } from "../src/index.ts";

function problem(options: unknown): unknown {
  try {
    typescript(options as TargetOptions);
  } catch (error) {
    return isDiagnosticError(error) ? error.diagnostics[0] : error;
  }
  return undefined;
}

test.each([
  [undefined, "mizan:target-typescript needs an object of options."],
  [{}, 'mizan:target-typescript needs "outDir", the directory for the generated files.'],
  [{ outDir: 3 }, '"outDir" of mizan:target-typescript must be a path, not 3.'],
  [{ outDir: " " }, '"outDir" of mizan:target-typescript must be a path, not " ".'],
  [
    { outDir: "a", importExtension: "js" },
    '"importExtension" of mizan:target-typescript must be one of "", ".js", ".ts", not "js".',
  ],
  [{ outDir: "a", name: 3 }, '"name" of mizan:target-typescript must be a string, not 3.'],
  [{ outDirr: "a" }, 'mizan:target-typescript has no option "outDirr". Did you mean "outDir"?'],
  [
    { outDir: "a", color: 1 },
    'mizan:target-typescript has no option "color". The options are: outDir, importExtension, name, include, exclude.',
  ],
])("%j is rejected with an example", (options, message) => {
  expect(problem(options)).toEqual({
    code: "MZ4015",
    slug: "target-option-invalid",
    severity: "error",
    plugin: "mizan:target-typescript",
    message,
    hint: 'For example: typescript({ outDir: "src/api" })',
  });
});

test("the fingerprint changes only with the options", () => {
  const of = (options: TargetOptions) => typescript(options).fingerprint;
  expect(of({ outDir: "a" })).toEqual(of({ outDir: "a", importExtension: ".js" }));
  expect(of({ outDir: "a" })).not.toEqual(of({ outDir: "b" }));
  expect(of({ outDir: "a" })).not.toEqual(of({ outDir: "a", importExtension: "" }));
});
