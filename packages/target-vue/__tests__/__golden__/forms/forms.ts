export * from "../../../../target-typescript/__tests__/__golden__/forms/forms.ts";
