/** Shared by the sources that run an application's own Python: find it, run it with a time limit, explain its errors. */
export { diagnosePython } from "./diagnose.ts";
export {
  exportDocument,
  type DocumentExport,
  type ExportContext,
  type ExportedDocument,
} from "./export-document.ts";
export {
  type CheckedPythonOptions,
  checkPythonOptions,
  OptionProblem,
  type PythonOptions,
} from "./python-options.ts";
