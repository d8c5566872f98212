export * from "../../../../target-typescript/__tests__/__golden__/world/forms.ts";
