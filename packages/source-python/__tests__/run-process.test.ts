import { tmpdir } from "node:os";
import { runProcess } from "../src/run-process.ts";

test.each([2 ** 31, Infinity])("a program may take as long as %d ms", async (timeout) => {
  const program = "setTimeout(() => console.log('done'), 100)";
  const { end, code, stdout } = await runProcess([process.execPath], ["-e", program], {
    cwd: tmpdir(),
    timeout,
  });
  expect({ end, code, stdout: String(stdout) }).toEqual({ end: "exit", code: 0, stdout: "done\n" });
});
