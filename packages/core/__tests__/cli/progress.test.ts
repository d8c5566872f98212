import { progressText } from "../../src/cli/progress.ts";
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
