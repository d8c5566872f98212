import path from "node:path";
import { commandLineInvalid } from "../../diagnostics/command.ts";
import { diagnosticJson, printable, printableLine } from "../../diagnostics/format.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { printProblems } from "../report.ts";
import { openTerminal } from "../terminal.ts";
import { ofEachConfig } from "../../config/each-config.ts";
import { inConfig } from "../../diagnostics/diagnostic.ts";
import { withGenerators } from "../with-generators.ts";
import { type Overview, overviewOf } from "./overview.ts";
import { overviewText } from "./overview-text.ts";

export interface InspectOptions {
  readonly config?: string;
  readonly json?: boolean;
  /** A file for a page, or `-` for standard output. */
  readonly html?: string;
  /** Replace any file with the page. */
  readonly force?: boolean;
  readonly debug?: boolean;
}

/** `mizan inspect`. @returns the exit code. */
export async function inspect(options: InspectOptions): Promise<ExitCode> {
  if (options.force === true && options.html === undefined)
    throw new UsageError(commandLineInvalid({ problem: "--force needs --html" }));
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
  const overviews = loaded.map(({ name, ir }) => ({ config: name ?? null, overview: overviewOf(ir) }));
  if (options.html !== undefined) {
    terminal.out(await page(overviews, options.html, options.force === true));
    return EXIT.built;
  }
  const texts = overviews.map(({ config, overview }) =>
    config === null
      ? overviewText(overview)
      : `${printableLine(`Config ${config}`)}\n\n${overviewText(overview)}`,
  );
  terminal.out(texts.join("\n\n"));
  return EXIT.built;
}

/** Writes the page. @returns what to print: that it was written or, for `-`, the page itself. */
async function page(
  overviews: readonly { readonly config: string | null; readonly overview: Overview }[],
  file: string,
  force: boolean,
): Promise<string> {
  const { pageHtml } = await import("./page-html.ts");
  const html = pageHtml(overviews);
  if (file === "-") return html.trimEnd();
  const { writePage } = await import("./page-file.ts");
  await writePage(path.resolve(file), html, force);
  return printable(`Wrote ${file}.`);
}
