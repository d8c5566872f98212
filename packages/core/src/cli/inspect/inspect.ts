import type { ExitCode } from "../exit-code.ts";
export async function inspect(_options: object): Promise<ExitCode> { return 0; }
