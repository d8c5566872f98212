import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../program.mjs";

function run(script, ...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts", script), ...words], {
    encoding: "utf8",
    timeout: 100_000,
  });
  return { status, stdout, stderr };
}

test.each(["--help", "-h"])("npm start prints its usage: %s", (option) => {
  expect(run("start.mjs", option)).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: npm start \[-- <example>] \[--once]\n[^]*^ {2}fastapi-react$/m),
    stderr: "",
  });
});

test.each(["--help", "-h"])("npm test prints its usage: %s", (option) => {
  expect(run("test.mjs", option)).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: npm test \[-- <suite> …]\n[^]*^ {2}jest$/m),
    stderr: "",
  });
});

test("npm start starts one example, not two", () => {
  expect(run("start.mjs", "fastapi-react", "django-react")).toEqual({
    status: 1,
    stdout: "",
    stderr:
      '\nOne example at a time; "django-react" is one too many.\nUsage: npm start [-- <example>] [--once]\n',
  });
});

test("npm start rejects unknown options", () => {
  const { status, stderr } = run("start.mjs", "--twice");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\nUnknown option '--twice'[^]*\nUsage: npm start \[-- <example>] \[--once]\n$/);
});
