import { diagnosticJson } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { printProblems } from "../problems.ts";
import { openTerminal } from "../terminal.ts";
import { withGenerator } from "../with-generator.ts";
import { overview } from "./overview.ts";

export interface InspectOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `mizan inspect`. @returns the exit code. */
export async function inspect(options: InspectOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  const { ir, diagnostics } = await withGenerator(options, terminal, (generator, signal) =>
    generator.load({ signal }),
  );
  if (options.json === true) {
    terminal.out(JSON.stringify({ ...ir, diagnostics: diagnostics.map(diagnosticJson) }, null, 2));
  } else {
    printProblems(diagnostics, terminal);
    terminal.out(overview(ir));
  }
  return EXIT.built;
}
