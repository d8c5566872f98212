import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

test("the compiled schema is what the published schema compiles to", async () => {
  const script = fileURLToPath(new URL("../../scripts/compile-schema.mjs", import.meta.url));
  await promisify(execFile)(process.execPath, [script, "--check"]);
});
