/** @jest-environment node */
import react from "../src/index.ts";
import { goldenClients } from "../../target-typescript/__tests__/framework-goldens.ts";
import { lintFiles } from "../../target-typescript/__tests__/lint.ts";

test("clients pass the strict type-checked rules and React's, except that the hook of a deprecated function uses it", async () => {
  expect(lintFiles(new URL("./", import.meta.url), await goldenClients(react))).toMatchObject([
    {
      file: "type-mapping/hooks.ts",
      rule: "@typescript-eslint/no-deprecated",
      message: "`documented` is deprecated.",
    },
  ]);
});
