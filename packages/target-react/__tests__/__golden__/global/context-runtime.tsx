export * from "../../../src/runtime/context-runtime.tsx";
