import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { progressText } from "../../src/cli/progress.ts";
import { BIN, configWith, project } from "../support/command.ts";
import { Trace } from "../../src/pipeline/trace.ts";

test("progress names the phase and the running plugins", () => {
  const trace = new Trace();
  expect(progressText(trace.running(), 0)).toBe("");
  const endPhase = trace.begin("emit");
  const endVue = trace.begin("emit", "vue");
  trace.begin("emit", "react");
  expect(progressText(trace.running(), 2400)).toBe("Generating (vue, react) 2 s");
  endVue();
  expect(progressText(trace.running(), 3000)).toBe("Generating (react) 3 s");
  endPhase();
});

test.each([60, 0])(
  "a terminal of %i columns shows progress after half a second, and is cleared at the end",
  (columns) => {
    const tap = `async () => {
    process.getBuiltinModule("node:fs").writeFileSync("began", String(process.uptime()));
    await new Promise((done) => setTimeout(done, 900));
  }`;
    const root = project({ "mizan.config.mjs": configWith("emit", tap) });
    const command = `stty cols ${columns}; '${process.execPath}' '${BIN}' build`;
    const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { cwd: root, encoding: "utf8" });
    const shown = stdout.split("\r\u001b[K");
    expect(shown[0]).toBe("");
    // On a busy machine half a second may be over before the tap begins; then earlier phases are shown first.
    const isFirst = Number(readFileSync(path.join(root, "began"), "utf8")) < 0.5;
    const line = isFirst ? shown[1] : shown.find((one) => one.startsWith("Generating"));
    expect(line).toMatch(/^Generating \(p\) \d+ s$/);
    expect(shown.at(-1)).toBe("Up to date.\r\n");
  },
);

/** Colours of Select Graphic Rendition, and everything else that moves the cursor or erases. */
// eslint-disable-next-line no-control-regex -- control characters are wanted here
const COLOR = /\u001b\[[\d;]*m/g;
// eslint-disable-next-line no-control-regex -- control characters are wanted here
const CURSOR = /\u001b\[[\d;]*[A-LN-Za-ln-z]|\r(?!\n)/g;

test.each([
  ["xterm", {}, true, true],
  ["xterm", { NO_COLOR: "1" }, false, true],
  ["dumb", {}, false, false],
  ["dumb", { NO_COLOR: "1" }, false, false],
  ["dumb", { FORCE_COLOR: "1" }, true, false],
])("on the terminal %s with %j, colours: %s, movements of the cursor: %s", (TERM, more, colors, moves) => {
  const tap = `async (context) => {
    await new Promise((done) => setTimeout(done, 700));
    context.output("out").file("a.ts", "1");
  }`;
  const root = project({ "mizan.config.mjs": configWith("emit", tap) });
  const env: NodeJS.ProcessEnv = { ...process.env, TERM };
  for (const name of ["FORCE_COLOR", "NO_COLOR", "DEBUG"]) Reflect.deleteProperty(env, name);
  const args = ["-qec", `'${process.execPath}' '${BIN}' build`, "/dev/null"];
  const { stdout } = spawnSync("script", args, { cwd: root, encoding: "utf8", env: { ...env, ...more } });
  expect(stdout.replace(COLOR, "").replace(CURSOR, "")).toContain("+ out/a.ts\r\nWrote 1 added.\r\n");
  expect([COLOR.test(stdout), CURSOR.test(stdout)]).toEqual([colors, moves]);
});
