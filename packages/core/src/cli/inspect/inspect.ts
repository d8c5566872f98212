import { diagnosticJson, printable, printableLine } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { printProblems } from "../report.ts";
import { openTerminal } from "../terminal.ts";
import { ofEachConfig } from "../../config/each-config.ts";
import { inConfig } from "../../diagnostics/diagnostic.ts";
import { withGenerators } from "../with-generators.ts";
import { overview } from "./overview.ts";

export interface InspectOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `mizan inspect`. @returns the exit code. */
export async function inspect(options: InspectOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  const loaded = await withGenerators(options, terminal, (generators, signal) =>
    ofEachConfig(generators, async ({ name, generator }) => {
      const { ir, diagnostics } = await generator.load({ signal });
      return { name, ir, diagnostics: inConfig(name, diagnostics) };
    }),
  );
  if (options.json === true) {
    const json = loaded.map(({ name, ir, diagnostics }) => ({
      ...(name === undefined ? {} : { config: name }),
      ...ir,
      diagnostics: diagnostics.map(diagnosticJson),
    }));
    const isArray = loaded.some(({ name }) => name !== undefined);
    terminal.out(printable(JSON.stringify(isArray ? json : json[0], null, 2)));
    return EXIT.built;
  }
  printProblems(
    loaded.flatMap(({ diagnostics }) => diagnostics),
    terminal,
  );
  const texts = loaded.map(({ name, ir }) =>
    name === undefined ? overview(ir) : `${printableLine(`Config ${name}`)}\n\n${overview(ir)}`,
  );
  terminal.out(texts.join("\n\n"));
  return EXIT.built;
}
