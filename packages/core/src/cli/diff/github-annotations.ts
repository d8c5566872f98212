import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { printableLine } from "../../diagnostics/format.ts";
import type { Change } from "./changes.ts";
import { placeText } from "./findings.ts";
import type { Level } from "./rules.ts";

/**
 * The changes as workflow commands of GitHub Actions, which shows them beside the code: an error for those that fail the
 * command, a warning for what else is worth a look.
 */
export function annotations(changes: readonly Change[], fails: (level: Level) => boolean): readonly string[] {
  return changes
    .filter(({ level }) => level !== "compatible")
    .map(({ rule, level, place, what, source }) => {
      const properties = { ...locationOf(source), title: `mizan: ${rule}` };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
      const command = fails(level) ? "error" : "warning";
      return `::${command} ${list.join(",")}::${escapeData(printableLine(`${placeText(place)} ${what}`))}`;
    });
}

/** Text from a document must not be a command. Until the token, GitHub reads none. */
export function withoutCommands(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}\n::${token}::`;
}

/** As the runner decodes them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * The file and line of a `file:line`, which the backend writes relative to its own directory: this one, or one below it.
 * Nothing if it is in none or several of them.
 */
function locationOf(source: string | undefined): Readonly<Record<string, string>> {
  const { name, line } = /^(?<name>.+):(?<line>\d+)$/.exec(source ?? "")?.groups ?? {};
  if (name === undefined || line === undefined) return {};
  const directories = readdirSync(".", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = [".", ...directories.map((entry) => entry.name)].map((directory) =>
    path.resolve(directory, name),
  );
  const [file, ...others] = files.filter((one) => existsSync(one));
  if (file === undefined || others.length > 0) return {};
  const inWorkspace = path.relative(process.env["GITHUB_WORKSPACE"] ?? ".", file);
  return /^\.\.(?:[/\\]|$)/.test(inWorkspace) || path.isAbsolute(inWorkspace)
    ? {}
    : { file: inWorkspace, line };
}
