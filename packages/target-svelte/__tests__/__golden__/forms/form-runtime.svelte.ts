export * from "../../../src/runtime/form-runtime.svelte.ts";
