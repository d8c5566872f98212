import { ofEachConfig } from "../../config/each-config.ts";
import { comparisonAmbiguous, configNameUnknown } from "../../diagnostics/command.ts";
import { configNotFound } from "../../diagnostics/config.ts";
import { DiagnosticError, isDiagnosticError } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../exit.ts";
import { UsageError } from "../exit.ts";
import type { ConfigGenerator } from "../generators.ts";
import { openTerminal } from "../terminal.ts";
import { withGenerators } from "../with-generators.ts";
import { type Change, changesFor } from "./changes.ts";
import { compare } from "./compare.ts";
import { loadFrom, type NamedDocument, namedDocument } from "./documents.ts";
import { reportChanges, type DiffReportOptions } from "./report.ts";

export interface DiffOptions extends DiffReportOptions {
  readonly config?: string;
  /** The name of the config to compare for, if the file contains several. */
  readonly only?: string;
  readonly debug?: boolean;
}

/** `mizan diff`. @returns the exit code. */
export async function diff(
  older: string,
  newer: string | undefined,
  options: DiffOptions,
): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  const cwd = process.cwd();
  const sides: Sides = {
    older: namedDocument(older, cwd),
    newer: newer === undefined ? undefined : namedDocument(newer, cwd),
  };
  const work = async (
    configs: readonly ConfigGenerator[],
    signal: AbortSignal,
  ): Promise<readonly Change[]> => {
    const chosen = chooseConfigs(configs, sides, options);
    return (await ofEachConfig(chosen, (config) => changesOf(config, sides, signal))).flat();
  };
  const needsConfig = sides.newer === undefined || sides.newer.isRevision || options.config !== undefined;
  try {
    const changes = await withGenerators(options, terminal, work).catch((error: unknown) => {
      if (needsConfig || !isWithoutConfig(error)) throw error;
      return changesOf(ANY_CLIENT, sides, new AbortController().signal);
    });
    return reportChanges(changes, options, terminal);
  } catch (error) {
    // Only a breaking change may look like one to a script that allows it.
    throw isDiagnosticError(error) ? new UsageError(error.diagnostics) : error;
  }
}

interface Sides {
  readonly older: NamedDocument;
  /** Undefined for what the sources of the config load. */
  readonly newer: NamedDocument | undefined;
}

/** What is needed of a config. `generator` loads its own documents. */
type Compared = Pick<ConfigGenerator, "name" | "root" | "plugins"> &
  Partial<Pick<ConfigGenerator, "generator">>;

/** Two documents can be compared where there is no config. */
const ANY_CLIENT: Compared = { name: undefined, root: process.cwd(), plugins: [] };

function isWithoutConfig(error: unknown): boolean {
  return isDiagnosticError(error) && error.diagnostics.every(({ code }) => code === configNotFound.code);
}

/** @throws UsageError if a document could be that of several configs. */
function chooseConfigs(
  configs: readonly ConfigGenerator[],
  { older, newer }: Sides,
  { only }: DiffOptions,
): readonly ConfigGenerator[] {
  const names = configs.flatMap(({ name }) => name ?? []);
  const chosen = only === undefined ? configs : configs.filter(({ name }) => name === only);
  if (only !== undefined && chosen.length === 0) throw new UsageError(configNameUnknown({ only, names }));
  if (chosen.length > 1 && (newer !== undefined || !older.isRevision)) {
    const problem = "The config file contains several configs, and the document can be that of one only.";
    throw new UsageError(comparisonAmbiguous({ problem, names }));
  }
  return chosen;
}

async function changesOf(
  config: Compared,
  { older, newer }: Sides,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const isOwn = newer === undefined || newer.isRevision;
  const own = isOwn ? await config.generator!.load({ signal }) : undefined;
  const is = newer === undefined ? own! : await loadFrom(newer.source(own?.origins ?? []), config, signal);
  const { origins } = own ?? is;
  if (!older.isRevision && origins.length > 1) {
    const problem = `The config has ${origins.length} documents, but one is given to compare them with.`;
    throw new DiagnosticError(comparisonAmbiguous({ problem, names: [] }));
  }
  const was = await loadFrom(older.source(origins), config, signal);
  return changesFor(compare(was.ir, is.ir), was.ir, is.ir, config);
}
