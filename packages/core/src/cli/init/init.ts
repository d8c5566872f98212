import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { searchPlaces } from "../../config/places.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { initConfigExists } from "../../diagnostics/init-config-exists.ts";
import { initNotWritten } from "../../diagnostics/init-not-written.ts";
import { printable } from "../../diagnostics/printable.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { openTerminal } from "../terminal.ts";
import { configText } from "./config-text.ts";
import { findBackend } from "./find-backend.ts";
import { findFrontend } from "./find-frontend.ts";
import { nextSteps } from "./next-steps.ts";

export interface InitOptions {
  readonly dryRun?: boolean;
  readonly debug?: boolean;
}

const FILE = "mizan.config.mjs";

/** `mizan init`: writes a config that fits the project, and says what to do next. @returns the exit code. */
export async function init(options: InitOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true);
  const cwd = process.cwd();
  const present = searchPlaces.find((place) => place !== "package.json" && existsSync(path.join(cwd, place)));
  if (present !== undefined) throw new DiagnosticError(initConfigExists({ path: path.join(cwd, present) }));
  const frontend = await findFrontend(cwd);
  const backend = await findBackend(cwd);
  const text = configText(frontend, backend);
  if (options.dryRun === true) {
    terminal.out(printable(text.trimEnd()));
    return EXIT.built;
  }
  await write(path.join(cwd, FILE), text);
  terminal.out(printable([`Wrote ${FILE}.`, "", ...nextSteps(frontend, backend)].join("\n")));
  return EXIT.built;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    throw new DiagnosticError(initNotWritten({ path: file, cause }));
  }
}
