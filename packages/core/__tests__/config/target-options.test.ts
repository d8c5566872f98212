import { type Diagnostic, isDiagnosticError, readTargetOptions } from "../../src/index.ts";

const target = { plugin: "mizan-target-go", own: ["module"], example: 'go({ outDir: "client" })' };

function diagnostics(run: () => unknown): readonly Diagnostic[] {
  try {
    run();
  } catch (error) {
    if (isDiagnosticError(error)) return error.diagnostics;
    throw error;
  }
  return [];
}

test.each([
  [undefined, "mizan-target-go needs an object of options."],
  ["client", "mizan-target-go needs an object of options."],
  [{}, 'mizan-target-go needs "outDir", the directory for the generated files.'],
  [{ outDir: 3 }, '"outDir" of mizan-target-go must be a path, not 3.'],
  [{ outDir: " " }, '"outDir" of mizan-target-go must be a path, not " ".'],
  [{ outDir: null }, '"outDir" of mizan-target-go must be a path, not null.'],
  [{ outDir: "a", name: "" }, '"name" of mizan-target-go must be a string, not "".'],
  [{ outDirr: "a" }, 'mizan-target-go has no option "outDirr". Did you mean "outDir"?'],
  [{ outDir: "a", modul: "b" }, 'mizan-target-go has no option "modul". Did you mean "module"?'],
  [
    { outDir: "a", color: 1 },
    'mizan-target-go has no option "color". The options are: outDir, module, name, include, exclude.',
  ],
])("the options %j are rejected with an example", (options, message) => {
  expect(diagnostics(() => readTargetOptions(options, target))).toEqual([
    {
      code: "MZ4015",
      slug: "target-option-invalid",
      severity: "error",
      plugin: "mizan-target-go",
      message,
      hint: 'For example: go({ outDir: "client" })',
    },
  ]);
});

test("a target has the name of its kind and the whole backend by default", () => {
  expect(readTargetOptions({ outDir: "a" }, target)).toMatchObject({
    name: "mizan-target-go",
    outDir: "a",
    select: {},
  });
});

test("a selection has what the config gives", () => {
  const selection = (options: object): unknown =>
    readTargetOptions({ outDir: "a", ...options }, target).select;
  expect(selection({ include: ["project"] })).toEqual({ select: { include: ["project"] } });
  expect(selection({ include: ["project"], exclude: [] })).toEqual({
    select: { include: ["project"], exclude: [] },
  });
});

test("an option of the target is read as text, or has its default", () => {
  const read = (options: object): string =>
    readTargetOptions({ outDir: "a", ...options }, target).text("module", "the name of a module", "client");
  expect(read({})).toBe("client");
  expect(read({ module: "tracker" })).toBe("tracker");
  expect(diagnostics(() => read({ module: ["tracker"] }))).toMatchObject([
    { message: '"module" of mizan-target-go must be the name of a module, not ["tracker"].' },
  ]);
});
