export * from "../../../src/runtime/context-runtime.ts";
