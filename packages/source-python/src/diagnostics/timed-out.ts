import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";
import { trimTraceback } from "../traceback.ts";

export interface TimedOutFacts {
  readonly command: string;
  readonly seconds: number;
  readonly stderr: string;
}

export const timedOut: DiagnosticFactory<TimedOutFacts> = defineDiagnostic<TimedOutFacts>({
  code: "MZ2105",
  title: "The export took too long",
  severity: "error",
  describe({ command, seconds, stderr }) {
    const said = trimTraceback(stderr);
    return {
      message: `The export was stopped after ${seconds} s.${said === "" ? "" : `\n\n${said}\n`}\nThe command was:\n  ${command}`,
      hint: "Importing the application must not start a server or wait for one. If it is only slow, raise the option timeout (seconds).",
    };
  },
});
