export * from "../../../../../packages/target-typescript/__tests__/__golden__/global/client.ts";
