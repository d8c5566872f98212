export * from "../../../src/runtime/runtime.svelte.ts";
