import { fileURLToPath } from "node:url";
import { python, run } from "./python.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("the golden packages call live backends, and decode the responses of other versions", () => {
  const tests = fileURLToPath(new URL("./python", import.meta.url));
  const output = run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", tests], { cwd: root });
  expect(output).toMatch(/\d+ passed in/);
}, 600_000);
