import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";
import { checkMemberships, checkParameters } from "./contexts.ts";
import { checkFiles } from "./files.ts";
import { checkForms } from "./forms.ts";
import { checkInputs, checkKinds, checkSharedNames } from "./functions.ts";
import { checkGenerics } from "./generics.ts";
import { checkReferences } from "./references.ts";
import { checkAffects, checkGenericNames, checkInvalidation, checkScopes } from "./invalidation.ts";

type Check = (ir: IR, index: IRIndex) => Iterable<Diagnostic>;

const CHECKS: readonly Check[] = [
  checkInputs,
  checkKinds,
  checkMemberships,
  checkParameters,
  checkAffects,
  checkScopes,
  checkGenericNames,
  checkInvalidation,
  checkGenerics,
  checkForms,
  checkFiles,
  checkSharedNames,
];

/** Finds what a schema cannot express: errors, warnings and notes. */
export function checkIR(ir: IR): Diagnostic[] {
  const index = new IRIndex(ir);
  return CHECKS.flatMap((check) => [...check(ir, index)]);
}

/** The errors of an IR that a plugin has returned. */
export function checkNormalized(ir: IR): Diagnostic[] {
  const references = [...checkReferences(ir, new IRIndex(ir))];
  if (references.length > 0) return references;
  return checkIR(ir).filter(({ severity }) => severity === "error");
}
