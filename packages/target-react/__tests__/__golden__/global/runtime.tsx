export * from "../../../src/runtime/runtime.tsx";
