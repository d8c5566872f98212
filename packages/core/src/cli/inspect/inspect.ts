import { diagnosticJson, printable } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { printProblems } from "../report.ts";
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
    const json = { ...ir, diagnostics: diagnostics.map(diagnosticJson) };
    terminal.out(printable(JSON.stringify(json, null, 2)));
  } else {
    printProblems(diagnostics, terminal);
    terminal.out(overview(ir));
  }
  return EXIT.built;
}
