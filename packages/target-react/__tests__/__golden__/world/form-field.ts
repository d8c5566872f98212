export * from "../../../src/runtime/form-field.ts";
