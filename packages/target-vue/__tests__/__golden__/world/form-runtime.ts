export * from "../../../src/runtime/form-runtime.ts";
