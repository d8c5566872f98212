export * from "../../../src/runtime/provider-runtime.ts";
