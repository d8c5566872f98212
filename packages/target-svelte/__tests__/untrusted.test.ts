import { transformSync } from "@swc/core";
import { compileModule } from "svelte/compiler";
import { awkwardDocument, runPlugins } from "@mizan/core/testing";
import { testUntrusted } from "../../target-typescript/__tests__/framework-untrusted.ts";
import { framework } from "../src/framework.ts";
import svelte from "../src/index.ts";

testUntrusted({ framework, target: svelte, tests: new URL("./", import.meta.url) });

test("Svelte compiles every module of a client as one with runes, for a browser and for a server", async () => {
  const { files } = await runPlugins([svelte({ outDir: "src/api" })], awkwardDocument());
  for (const { path, contents } of files) {
    const { code } = transformSync(contents, { jsc: { target: "es2022", parser: { syntax: "typescript" } } });
    for (const generate of ["client", "server"] as const) {
      expect(compileModule(code, { filename: path, generate }).warnings).toEqual([]);
    }
  }
});
