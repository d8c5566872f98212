import { DiagnosticError, isDiagnosticError, type Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { diagnosticJson, formatDiagnostic } from "../../src/diagnostics/format.ts";

const full: Diagnostic = {
  code: "MZ3004",
  slug: "component-missing",
  severity: "error",
  message: "Nothing is named Projct.\nIt is needed twice.",
  hint: "Export it,\nor fix the name.",
  plugin: "p",
  hook: "loadSource",
  pointer: "/components/schemas/A",
  source: "app/a.py:3",
  path: "/p/doc.json",
  cause: new Error("deep"),
};

test("a diagnostic shows its message, location and hint", () => {
  expect(formatDiagnostic(full, { color: false }))
    .toBe(`error MZ3004 component-missing [p, loadSource]: Nothing is named Projct.
  It is needed twice.
  at app/a.py:3
  at /components/schemas/A in the document
  at /p/doc.json
  help: Export it,
  or fix the name.`);
});

test("a diagnostic with only a message is one line", () => {
  expect(formatDiagnostic({ code: "MZ1", severity: "note", message: "so" }, { color: false })).toBe(
    "note MZ1: so",
  );
});

test("the thrown error is shown only for debugging", () => {
  expect(formatDiagnostic(full, { color: false, debug: true })).toMatch(/\n {2}Error: deep\n {6}at /);
});

test("a diagnostic as JSON does not contain the thrown error", () => {
  const rest: Partial<Diagnostic> = { ...full };
  delete (rest as { cause?: unknown }).cause;
  expect(JSON.parse(JSON.stringify(diagnosticJson(full)))).toEqual(rest);
});

describe("a DiagnosticError", () => {
  test("contains one or several diagnostics, and its message lists them all", () => {
    const error = new DiagnosticError([full, { code: "MZ1", severity: "error", message: "more" }]);
    expect(error.message).toBe("MZ3004: Nothing is named Projct.\nIt is needed twice.\nMZ1: more");
    expect(error.cause).toBe(full.cause);
    expect(new DiagnosticError(full).diagnostics).toEqual([full]);
  });
  test("is never empty", () => {
    expect(() => new DiagnosticError([])).toThrow("A DiagnosticError needs at least one diagnostic.");
  });
  test("is recognized by its shape, from any copy of the package", () => {
    expect(isDiagnosticError(new DiagnosticError(full))).toBe(true);
    expect(isDiagnosticError(Object.assign(new Error(), { name: "DiagnosticError", diagnostics: [] }))).toBe(
      true,
    );
    expect(isDiagnosticError(new Error("x"))).toBe(false);
    expect(isDiagnosticError({ name: "DiagnosticError", diagnostics: [] })).toBe(false);
    expect(isDiagnosticError(undefined)).toBe(false);
  });
});
