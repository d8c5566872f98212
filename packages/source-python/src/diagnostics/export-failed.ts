import { defineDiagnostic, type DiagnosticDetails, type DiagnosticFactory } from "@mizan/core";
import type { Finished } from "../run-process.ts";
import { innermostFrame, trimTraceback } from "../traceback.ts";

export interface ExportFailedFacts {
  /** What was exported, as its users call it. */
  readonly subject: string;
  readonly command: string;
  readonly finished: Finished;
}

export const exportFailed: DiagnosticFactory<ExportFailedFacts> = defineDiagnostic<ExportFailedFacts>({
  code: "MZ2104",
  title: "The application could not be imported or exported",
  severity: "error",
  describe({ subject, command, finished }): DiagnosticDetails {
    const reason =
      finished.killedBy === null ? `exit code ${finished.code}` : `killed by ${finished.killedBy}`;
    const said = trimTraceback(finished.stderr);
    const source = innermostFrame(finished.stderr);
    return {
      message: `Python could not export ${subject} (${reason}).${said === "" ? "" : `\n\n${said}\n`}\nThe command was:\n  ${command}`,
      hint: "Mend what Python says above. The command can be run by hand.",
      ...(source === undefined ? {} : { source }),
    };
  },
});
