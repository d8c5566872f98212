export { canonicalQuery } from "./canonical.ts";
export { configure, defaultKernel, initSession } from "./default-kernel.ts";
export { MizanError, type ErrorCode, type ValidationIssue } from "./error.ts";
export { fieldErrors } from "./field-errors.ts";
export { type ContextOptions, type Instance, nextInstance, type NoParams } from "./instance.ts";
export { createKernel } from "./kernel.ts";
export { type Mizan, type MizanOptions, openMizan } from "./mizan.ts";
export { createMutation, type MutationActions, type MutationState, type MutationStore } from "./mutation.ts";
export type * from "./types.ts";
