import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { configFiles } from "../../config/find.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { configExists, configNotWritten } from "../../diagnostics/command.ts";
import { printable } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { openTerminal } from "../terminal.ts";
import { findBackend, findFrontend, type Backend, type Frontend } from "./find-project.ts";
import { nextSteps } from "./next-steps.ts";

export interface InitOptions {
  readonly dryRun?: boolean;
  readonly debug?: boolean;
}

const FILE = "mizan.config.mjs";

/** `mizan init`: writes a config that fits the project, and prints the next steps. @returns the exit code. */
export async function init(options: InitOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true);
  const cwd = process.cwd();
  const present = configFiles.find((place) => existsSync(path.join(cwd, place)));
  if (present !== undefined) throw new DiagnosticError(configExists({ path: path.join(cwd, present) }));
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
    throw new DiagnosticError(configNotWritten({ path: file, cause }));
  }
}

/** The config for the frontend and backend that were found. Without a backend it reads a committed document. */
function configText({ target }: Frontend, backend: Backend | undefined): string {
  const source =
    backend === undefined ? [] : [`import ${backend.framework} from "@mizan/source-${backend.framework}";`];
  const document = backend === undefined ? ['  document: "openapi.json",'] : [];
  const plugins = [
    ...(backend === undefined ? [] : [sourceCall(backend)]),
    `${target}({ outDir: "src/api" })`,
  ];
  return [
    'import { defineConfig } from "@mizan/core";',
    ...source,
    `import ${target} from "@mizan/target-${target}";`,
    "",
    "export default defineConfig({",
    ...document,
    `  plugins: [${plugins.join(", ")}],`,
    "});",
    "",
  ].join("\n");
}

/** e.g. `fastapi({ module: "app.main", cwd: "backend" })`, or `django()`. */
function sourceCall(backend: Backend): string {
  const options = [
    ...(backend.framework === "fastapi" ? [`module: ${JSON.stringify(backend.module)}`] : []),
    ...(backend.directory === "." ? [] : [`cwd: ${JSON.stringify(backend.directory)}`]),
  ];
  return `${backend.framework}(${options.length === 0 ? "" : `{ ${options.join(", ")} }`})`;
}
