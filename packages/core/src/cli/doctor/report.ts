import { inspect, styleText } from "node:util";
import { printable, printableLine } from "../../diagnostics/format.ts";
import type { Check } from "../../plugin.ts";
import type { Terminal } from "../terminal.ts";
import { amount, hasProblem, type OwnedCheck } from "./check.ts";

const COLORS = {
  ok: "green",
  warning: "yellow",
  problem: "red",
  skipped: "blue",
} as const satisfies Record<Check["status"], string>;

const WIDTH = Math.max(...Object.keys(COLORS).map(({ length }) => length)) + 2;

/** Prints one line for each check, and how to fix what is wrong. */
export function reportChecks(checks: readonly OwnedCheck[], json: boolean, terminal: Terminal): void {
  if (json) {
    terminal.out(
      printable(
        JSON.stringify(
          { ok: !hasProblem(checks), checks: checks.map((one) => ({ ...one, cause: undefined })) },
          null,
          2,
        ),
      ),
    );
    return;
  }
  let config: string | undefined;
  for (const check of checks) {
    if (check.config !== undefined && check.config !== config)
      terminal.out(printableLine(`Config ${check.config}`));
    config = check.config;
    terminal.out(lines(check, terminal));
  }
  const of = (status: Check["status"]): number => checks.filter((check) => check.status === status).length;
  terminal.out(`\n${amount(of("problem"), "problem")}, ${amount(of("warning"), "warning")}.`);
}

function lines({ status, subject, message, hint, cause }: OwnedCheck, { color, debug }: Terminal): string {
  const shown = color.out ? styleText([COLORS[status], "bold"], status, { validateStream: false }) : status;
  const [first = "", ...rest] = printable(message).split("\n");
  const more = [...rest, ...(hint === undefined ? [] : `help: ${printable(hint)}`.split("\n"))];
  if (debug && cause !== undefined) more.push(...printable(inspect(cause)).split("\n"));
  const indent = " ".repeat(WIDTH);
  const head = shown + " ".repeat(WIDTH - status.length) + `${printableLine(subject)}: ${first}`;
  return [head, ...more.map((line) => indent + line)].join("\n");
}
