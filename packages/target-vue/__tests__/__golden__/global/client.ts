export * from "../../../../target-typescript/__tests__/__golden__/global/client.ts";
