import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vue from "../src/index.ts";
import { withFiles } from "../../target-typescript/__tests__/compile.ts";
import { goldenClients } from "../../target-typescript/__tests__/framework-goldens.ts";

const tests = new URL("./", import.meta.url);
const vueTsc = createRequire(import.meta.url).resolve("vue-tsc/bin/vue-tsc.js");

/** The compiler's errors for a project in this directory, empty if there are none. */
function compile(directory: string): string {
  // No component declares the type of what its template uses.
  const args = [vueTsc, "-p", directory, "--isolatedDeclarations", "false"];
  try {
    return execFileSync(process.execPath, args, { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("vue-tsc accepts a page that uses whole clients, and refuses wrong props, data and arguments", async () => {
  const page = readFileSync(new URL("__golden__/usage.vue", tests), "utf8");
  const files = { ...(await goldenClients(vue)), "usage.vue": page };
  expect(withFiles(tests, files, compile)).toBe("");
});
