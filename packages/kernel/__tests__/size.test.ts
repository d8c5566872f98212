/** @jest-environment node */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../scripts/size.mjs", import.meta.url));

test("the kernel keeps within its budget", () => {
  const output = execFileSync(process.execPath, [program], { encoding: "utf8" });
  const [, gzip] = /^@mizan\/kernel: \d+ bytes minified, (\d+) gzip, budget 3500\n$/.exec(output) ?? [];
  expect(Number(gzip)).toBeGreaterThan(1_000);
  expect(Number(gzip)).toBeLessThanOrEqual(3_500);
});
