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
