import { styleText } from "node:util";
import { printable, printableLine } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { type Change, isBreaking } from "./changes.ts";
import { placeText } from "./findings.ts";
import { annotations, withoutCommands } from "./github-annotations.ts";
import { LEVELS, type Level } from "./rules.ts";

export interface DiffReportOptions {
  readonly json?: boolean;
  /** With `clients`, a change that breaks only code is allowed. */
  readonly failOn?: "clients" | "code";
}

const HEADINGS: Readonly<Record<Level, string>> = {
  clients: "Breaks clients in use",
  code: "Breaks code that uses a client, once the client is generated again",
  note: "Breaks nothing, but behaves differently",
  compatible: "Compatible",
};

const COLORS = { clients: "red", code: "red", note: "yellow", compatible: "green" } as const;

/** Prints the changes, the worst first. @returns the exit code. */
export function reportChanges(
  found: readonly Change[],
  { json, failOn = "code" }: DiffReportOptions,
  terminal: Terminal,
): ExitCode {
  const changes = found.toSorted(byLevelAndPlace);
  const fails = (level: Level): boolean => (failOn === "clients" ? level === "clients" : isBreaking(level));
  const ok = !changes.some(({ level }) => fails(level));
  if (json === true) {
    const report = {
      ok,
      breaking: countBreaking(changes),
      changes: changes.map(changeJson),
      diagnostics: [],
    };
    terminal.out(printable(JSON.stringify(report, null, 2)));
  } else if (process.env["GITHUB_ACTIONS"] === "true") {
    terminal.out(withoutCommands(changesText(changes, terminal.color.out)));
    for (const line of annotations(changes, fails)) terminal.out(line);
  } else terminal.out(changesText(changes, terminal.color.out));
  return ok ? EXIT.built : EXIT.failed;
}

function byLevelAndPlace(a: Change, b: Change): number {
  const texts = [a, b].map(({ config = "", place, rule }) => `${config} ${placeText(place)} ${rule}`);
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (texts[0]! < texts[1]! ? -1 : 1);
}

/** A change as one sentence. */
export function changeText({ place, what }: Pick<Change, "place" | "what">): string {
  return `${placeText(place)} ${what}`;
}

function changeJson(change: Change): object {
  const { config, rule, level, place, targets, functions, source } = change;
  return {
    ...(config === undefined ? {} : { config }),
    rule,
    level,
    breaking: isBreaking(level),
    message: changeText(change),
    ...place,
    targets,
    functions,
    ...(source === undefined ? {} : { source }),
  };
}

function countBreaking(changes: readonly Change[]): number {
  return changes.filter(({ level }) => isBreaking(level)).length;
}

function changesText(changes: readonly Change[], color: boolean): string {
  if (changes.length === 0) return "Nothing has changed for clients.";
  const sections = LEVELS.flatMap((level) => {
    const here = changes.filter((change) => change.level === level);
    if (here.length === 0) return [];
    const heading = `${HEADINGS[level]} (${here.length})`;
    const painted = color ? styleText([COLORS[level], "bold"], heading, { validateStream: false }) : heading;
    return [[painted, ...here.flatMap(changeLines)].join("\n")];
  });
  const breaking = countBreaking(changes);
  const total = `${changes.length} ${changes.length === 1 ? "change" : "changes"}, ${breaking} breaking.`;
  return [...sections, total].join("\n\n");
}

/** The change and, below it, what helps to judge it. */
function changeLines(change: Change): readonly string[] {
  const { config, rule, level, targets, functions, source } = change;
  const details = [
    ...(config === undefined ? [] : [`config ${config}`]),
    ...(functions.length === 0 ? [] : [`through ${functions.join(", ")}`]),
    ...(isBreaking(level) && targets.length > 0 ? [`breaks ${targets.join(", ")}`] : []),
    ...(source === undefined ? [] : [source]),
  ];
  return [`  ${changeText(change)} [${rule}]`, ...details.map((detail) => `      ${detail}`)].map(
    printableLine,
  );
}
