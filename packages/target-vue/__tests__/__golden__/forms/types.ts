export * from "../../../../target-typescript/__tests__/__golden__/forms/types.ts";
