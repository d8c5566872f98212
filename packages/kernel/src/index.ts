export { canonicalQuery } from "./canonical.ts";
export { configure, defaultKernel, initSession } from "./default-kernel.ts";
export { MizanError, type ValidationIssue } from "./error.ts";
export { fieldErrors } from "./field-errors.ts";
export { keepPrevious } from "./keep-previous.ts";
export { createKernel } from "./kernel.ts";
export { createMutation, type MutationState, type MutationStore } from "./mutation.ts";
export type * from "./types.ts";
