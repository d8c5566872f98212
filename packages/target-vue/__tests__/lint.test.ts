/** @jest-environment node */
import { readFileSync } from "node:fs";
import vue from "../src/index.ts";
import { goldenClients } from "../../target-typescript/__tests__/framework-goldens.ts";
import { lintFiles } from "../../target-typescript/__tests__/lint.ts";

const tests = new URL("./", import.meta.url);

test("clients and a page pass the strict type-checked rules and Vue's, except that the composable of a deprecated function uses it", async () => {
  const page = readFileSync(new URL("__golden__/project-page.vue", tests), "utf8");
  const files = { ...(await goldenClients(vue)), "project-page.vue": page };
  expect(lintFiles(tests, files)).toMatchObject([
    {
      file: "type-mapping/hooks.ts",
      rule: "@typescript-eslint/no-deprecated",
      message: "`documented` is deprecated.",
    },
  ]);
});
