import path from "node:path";
import { configImports } from "../../src/config/imports.ts";
import { tempDirectory } from "../support/temp-directory.ts";

test("finds what a config imports by a relative path, directly and indirectly", async () => {
  const root = tempDirectory({
    "mizan.config.ts":
      'import { a } from "./a.js";\nimport x from "package";\nconst b = await import("./b");\n',
    "a.ts":
      'export { c } from "../' + 'outside.mjs";\nimport "./deep/index.js";\nimport "./mizan.config.ts";',
    "b.mjs": 'const json = require("./data.json");',
    "data.json": "{}",
    "deep/index.js": "",
    "unrelated.ts": "",
  });
  const found = await configImports(path.join(root, "mizan.config.ts"));
  expect([...found].map((file) => path.relative(root, file)).sort()).toEqual([
    "a.ts",
    "b.mjs",
    "data.json",
    "deep/index.js",
  ]);
});
