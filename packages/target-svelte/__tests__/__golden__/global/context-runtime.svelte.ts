export * from "../../../src/runtime/context-runtime.svelte.ts";
