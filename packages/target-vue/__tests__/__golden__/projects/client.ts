export * from "../../../../target-typescript/__tests__/__golden__/projects/client.ts";
