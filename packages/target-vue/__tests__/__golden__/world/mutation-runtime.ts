export * from "../../../src/runtime/mutation-runtime.ts";
