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
import { findBackend } from "./find-backend.ts";
import { findFrontend } from "./find-frontend.ts";
import { nextSteps } from "./next-steps.ts";

export interface InitOptions {
  readonly dryRun?: boolean;
  /** The directory of the backend, instead of searching for one. */
  readonly backend?: string;
  readonly debug?: boolean;
}

/** `mizan init`: writes a config that fits the project, and prints the next steps. @returns the exit code. */
export async function init(options: InitOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true);
  const cwd = process.cwd();
  refuseSecondConfig(cwd);
  const frontend = await findFrontend(cwd);
  const { root } = frontend;
  refuseSecondConfig(root);
  const backend = await findBackend({ cwd, root, only: options.backend });
  const { file, text } = configFile(frontend, backend);
  if (options.dryRun === true) {
    terminal.out(printable(text.trimEnd()));
    return EXIT.built;
  }
  await write(path.join(root, file), text);
  const written = path.posix.join(frontend.directory, file);
  terminal.out(printable([`Wrote ${written}.`, "", ...nextSteps(frontend, backend)].join("\n")));
  return EXIT.built;
}

/** @throws DiagnosticError if the directory contains a config. */
function refuseSecondConfig(directory: string): void {
  const present = configFiles.find((place) => existsSync(path.join(directory, place)));
  if (present !== undefined) throw new DiagnosticError(configExists({ path: path.join(directory, present) }));
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    throw new DiagnosticError(configNotWritten({ path: file, cause }));
  }
}
