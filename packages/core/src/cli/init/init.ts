import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { configFiles } from "../../config/find.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { configExists, configNotWritten } from "../../diagnostics/command.ts";
import { printable } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { openTerminal } from "../terminal.ts";
import { configFile } from "./config-file.ts";
import { findBackend, findFrontend } from "./find-project.ts";
import { nextSteps } from "./next-steps.ts";

export interface InitOptions {
  readonly dryRun?: boolean;
  readonly debug?: boolean;
}

/** `mizan init`: writes a config that fits the project, and prints the next steps. @returns the exit code. */
export async function init(options: InitOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true);
  const cwd = process.cwd();
  const present = configFiles.find((place) => existsSync(path.join(cwd, place)));
  if (present !== undefined) throw new DiagnosticError(configExists({ path: path.join(cwd, present) }));
  const frontend = await findFrontend(cwd);
  const backend = await findBackend(cwd);
  const { file, text } = configFile(frontend, backend, cwd);
  if (options.dryRun === true) {
    terminal.out(printable(text.trimEnd()));
    return EXIT.built;
  }
  await write(path.join(cwd, file), text);
  terminal.out(printable([`Wrote ${file}.`, "", ...nextSteps(frontend, backend)].join("\n")));
  return EXIT.built;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    throw new DiagnosticError(configNotWritten({ path: file, cause }));
  }
}
