import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";
import type { BuildCommandOptions } from "./build.ts";
export async function watch(_options: BuildCommandOptions, _terminal: Terminal): Promise<ExitCode> { return 0; }
