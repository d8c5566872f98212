import { DiagnosticError } from "./diagnostic.ts";

/** The same problems, with a place for those that have none. */
export function at(path: string, { diagnostics }: DiagnosticError): DiagnosticError {
  return new DiagnosticError(diagnostics.map((one) => (one.path === undefined ? { ...one, path } : one)));
}
