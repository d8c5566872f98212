/** @jest-environment node */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../scripts/size.mjs", import.meta.url));

test("the kernel and its forms keep within their budgets", () => {
  const output = execFileSync(process.execPath, [program], { encoding: "utf8" });
  const line = /^(\S+): \d+ bytes minified, (\d+) gzip, budget (\d+)$/gm;
  const entries = [...output.matchAll(line)].map(([, name, gzip, budget]) => ({ name, gzip, budget }));
  expect(entries.map(({ name, budget }) => [name, budget])).toEqual([
    ["@mizan/kernel", "6150"],
    ["@mizan/kernel/forms", "3570"],
  ]);
  for (const { gzip, budget } of entries) {
    expect(Number(gzip)).toBeGreaterThan(1_000);
    expect(Number(gzip)).toBeLessThanOrEqual(Number(budget));
  }
});
