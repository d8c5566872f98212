import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProcess } from "../src/run-process.ts";

test.each([2 ** 31, Infinity])("a program may take as long as %d ms", async (timeout) => {
  const program = "setTimeout(() => console.log('done'), 100)";
  const { end, code, stdout } = await runProcess([process.execPath], ["-e", program], {
    cwd: tmpdir(),
    timeout,
  });
  expect({ end, code, stdout: String(stdout) }).toEqual({ end: "exit", code: 0, stdout: "done\n" });
});

test("a program is not waited for once it has ended, although a process that it started still has its streams", async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), "mizan-run-"));
  const result = await runProcess(["sh"], ["-c", "(sleep 5; echo > ended) & echo done"], {
    cwd,
    timeout: 60_000,
  });
  expect({ ...result, stdout: String(result.stdout), isOver: existsSync(path.join(cwd, "ended")) }).toEqual({
    ...{ end: "exit", code: 0, killedBy: null, stdout: "done\n", stderr: "", isOver: false },
  });
  await rm(cwd, { recursive: true });
}, 60_000);
