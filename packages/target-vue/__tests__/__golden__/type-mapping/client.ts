export * from "../../../../target-typescript/__tests__/__golden__/type-mapping/client.ts";
