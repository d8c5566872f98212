import { spawnSync } from "node:child_process";
import { progressText } from "../../src/cli/progress.ts";
import { BIN, configWith, project } from "../support/command.ts";
import { Trace } from "../../src/pipeline/trace.ts";

test("progress names the phase and the plugins that are at work", () => {
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

test.each([60, 0])("a terminal of %i columns shows it after half a second, and is left clean", (columns) => {
  const root = project({
    "mizan.config.mjs": configWith("emit", "() => new Promise((done) => setTimeout(done, 900))"),
  });
  const command = `stty cols ${columns}; '${process.execPath}' '${BIN}' build`;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { cwd: root, encoding: "utf8" });
  const shown = stdout.split("\r\u001b[K");
  expect(shown[0]).toBe("");
  // On a busy machine the config may take half a second too, and the tap more than one.
  expect(shown.slice(1, -1).join("\n")).toMatch(
    /^(Reading the config \d+ s\n)*(Generating \(p\) \d+ s\n?)+$/,
  );
  expect(shown.at(-1)).toBe("Up to date.\r\n");
});
