import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";
import { checkAffects } from "./affects.ts";
import { checkFiles } from "./files.ts";
import { checkForms } from "./forms.ts";
import { checkGenericNames } from "./generic-names.ts";
import { checkInputs } from "./inputs.ts";
import { checkInvalidation } from "./invalidation.ts";
import { checkKinds } from "./kinds.ts";
import { checkMemberships } from "./memberships.ts";
import { checkSharedNames } from "./names.ts";
import { checkParameters } from "./parameters.ts";
import { checkScopes } from "./scopes.ts";

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
  checkForms,
  checkFiles,
  checkSharedNames,
];

/** What can be known to be wrong before anything runs: errors, warnings and notes. */
export function checkIR(ir: IR): Diagnostic[] {
  const index = new IRIndex(ir);
  return CHECKS.flatMap((check) => [...check(ir, index)]);
}
