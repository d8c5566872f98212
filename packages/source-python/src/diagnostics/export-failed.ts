import { resolve } from "node:path";
import { defineDiagnostic, type DiagnosticDetails, type DiagnosticFactory } from "@mizan/core";
import type { Finished } from "../run-process.ts";
import { firstMistake, innermostFrame, trimTraceback } from "../traceback.ts";

export interface ExportFailedFacts {
  /** What was exported, as its users call it. */
  readonly subject: string;
  readonly command: string;
  /** Absolute path of the folder that it ran in. */
  readonly cwd: string;
  readonly finished: Finished;
  /** How to mend it, where Python does not say. */
  readonly hint: string | undefined;
}

export const exportFailed: DiagnosticFactory<ExportFailedFacts> = defineDiagnostic<ExportFailedFacts>({
  code: "MZ2104",
  title: "The application could not be imported or exported",
  severity: "error",
  describe({ subject, command, cwd, finished, hint }): DiagnosticDetails {
    const reason =
      finished.killedBy === null ? `exit code ${finished.code}` : `killed by ${finished.killedBy}`;
    const said = trimTraceback(finished.stderr);
    const mistake = firstMistake(finished.stderr);
    const source = mistake === undefined ? innermostFrame(finished.stderr, cwd) : resolve(cwd, mistake);
    return {
      message: `Python could not export ${subject} (${reason}).${said === "" ? "" : `\n\n${said}\n`}\nThe command was:\n  ${command}`,
      hint: hint ?? "Mend what Python says above. The command can be run by hand.",
      ...(source === undefined ? {} : { source }),
    };
  },
});
