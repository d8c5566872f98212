import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { freePort, Service } from "../process/service.mjs";
import { attempt, run } from "../process/run.mjs";
import { root } from "../program.mjs";

const node = process.execPath;
const listen = (port) => `
  const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  console.log("child", child.pid);
  require("node:http").createServer((_, answer) => answer.end("hello")).listen(${port}, "127.0.0.1");`;

test("a command's output is returned with its exit code or signal", async () => {
  expect(await attempt(node, ["-e", "console.log('out'); process.exitCode = 3"])).toEqual({
    code: 3,
    output: "out\n",
  });
  expect(await attempt(join(root, "no-such-program"), [])).toMatchObject({ code: 127 });
  expect(await attempt(node, ["-e", "setInterval(() => {}, 1000)"], { timeout: 300 })).toMatchObject({
    code: 124,
  });
});

test("a command that does not exist leaves no timer behind", async () => {
  const script = `
    import { attempt } from ${JSON.stringify(`file://${root}/scripts/process/run.mjs`)};
    await attempt("/no/such/program", [], { timeout: 60_000 });`;
  const { code } = await attempt(node, ["--input-type=module", "-e", script], { timeout: 100_000 });
  expect(code).toBe(0);
});

test("a command that fails shows its output and the command itself", async () => {
  await expect(run(node, ["-e", "console.log('no disk'); process.exit(1)"])).rejects.toThrow(
    `no disk\n\nFailed (1): ${node} -e`,
  );
});

test("a busy port is skipped", async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  try {
    const free = await freePort(port);
    expect(free).toBeGreaterThan(port);
  } finally {
    server.close();
  }
  expect(await freePort(port)).toBe(port);
});

test("stopping a service also stops the processes that it started", async () => {
  const port = await freePort();
  const service = new Service("server", node, ["-e", listen(port)]);
  const stopped = service.untilStopped();
  await service.ready(`http://127.0.0.1:${port}/`);
  await service.stop();
  await expect(stopped).resolves.toBeUndefined();
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test("the error of a service that ends before it is ready shows its output", async () => {
  const service = new Service("backend", node, ["-e", "console.error('port in use'); process.exit(7)"]);
  await expect(service.ready("http://127.0.0.1:9/")).rejects.toThrow(
    "port in use\n\nThe backend ended (exit 7).",
  );
  await expect(service.untilStopped()).rejects.toThrow("The backend ended by itself (exit 7).");
});

test("an interrupted script stops its services first", async () => {
  const port = await freePort();
  const script = `
    import { Service } from ${JSON.stringify(`file://${root}/scripts/process/service.mjs`)};
    const service = new Service("server", process.execPath, ["-e", ${JSON.stringify(listen(port))}]);
    await service.ready("http://127.0.0.1:${port}/");
    console.log("ready");`;
  const child = spawn(node, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

test("an unknown example is an error that lists the examples", async () => {
  const { code, output } = await attempt(node, [join(root, "scripts/start.mjs"), "nope"]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /^\nThere is no example "nope"\. These can be started:\n {2}npm start -- conduit-svelte\n {2}npm start -- conduit-vue\n {2}npm start -- django-react\n/,
  );
});

test("an unknown suite is an error that lists the suites, and counts as a failure", async () => {
  const { code, output } = await attempt(node, [join(root, "scripts/test.mjs"), "nope"]);
  expect(code).toBe(1);
  expect(output).toMatch(
    /^\nThere is no suite "nope"\. The suites are jest, packages, guides, cargo, round-trip, pytest .*, parity, kernel formats, examples, e2e, frameworks\.\n0 passed, 1 failed, 0 skipped\n$/,
  );
});
