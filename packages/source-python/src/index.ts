/** What sources share that run an application's own Python: finding it, running it for so long, and explaining. */
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
