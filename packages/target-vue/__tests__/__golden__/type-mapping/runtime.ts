export * from "../../../src/runtime/runtime.ts";
