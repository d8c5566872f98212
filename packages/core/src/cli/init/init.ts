import type { ExitCode } from "../exit-code.ts";
export async function init(_options: object): Promise<ExitCode> { return 0; }
