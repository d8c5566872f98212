import { Command, CommanderError, Option } from "commander";
import { commandLineWrong } from "../diagnostics/command-line-wrong.ts";
import { coreVersion } from "../version.ts";
import { build, type BuildCommandOptions } from "./build.ts";
import { end, endBy, endWithClosedStreams, isEnding } from "./ending.ts";
import { EXIT, UsageError } from "./exit-code.ts";
import { init, type InitOptions } from "./init/init.ts";
import { inspect, type InspectOptions } from "./inspect/inspect.ts";
import { Interruption } from "./interruption.ts";
import { reportFailure } from "./report.ts";
import { openTerminal, reserveStandardOutput } from "./terminal.ts";

/**
 * Runs the `mizan` command and ends the process: with 0 when it did what it was asked, 1 when the build
 * failed (or, with --check, the output is not up to date), 2 for wrong usage or config.
 */
export async function main(argv: readonly string[]): Promise<void> {
  endWithClosedStreams();
  reserveStandardOutput();
  const terminal = openTerminal(argv.includes("--debug") || process.env["DEBUG"] !== undefined);
  const json = argv.includes("--json");
  const watch = argv.includes("--watch") || argv.includes("-w");
  const fail = async (thrown: unknown): Promise<void> => {
    if (isEnding()) return;
    if (thrown instanceof Interruption) return endBy(thrown.signal);
    return end(reportFailure(thrown, { json, watch }, terminal));
  };
  process.on("uncaughtException", (error) => void fail(error));
  process.on("unhandledRejection", (reason) => void fail(reason));
  let code: number = EXIT.built;
  const program = commands((exitCode) => (code = exitCode));
  // The parser's own words would stand beside the JSON.
  if (json) for (const one of [program, ...program.commands]) one.configureOutput({ writeErr: () => {} });
  try {
    await program.parseAsync(argv);
    await end(code);
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(error);
    if (error.exitCode === 0) return end(EXIT.built);
    if (json) return fail(new UsageError(commandLineWrong({ problem: error.message })));
    return end(EXIT.usage);
  }
}

function commands(setCode: (exitCode: number) => void): Command {
  const program = new Command("mizan")
    .description("Typed clients from a typed Python backend.")
    .version(coreVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showHelpAfterError("(mizan --help lists what there is)")
    .exitOverride();
  program
    .command("build")
    .description("generate the clients that the config asks for")
    .option("-c, --config <file>", "use this config instead of searching for one")
    .option("-w, --watch", "build again whenever the config, the document or its sources change")
    .option("--check", "write nothing; fail and name the files when the output is not up to date")
    .option("--dry-run", "write nothing; list what would be written")
    .option("--json", "print the result as JSON")
    .addOption(
      new Option("--profile <file>", "write where the time went, as a Chrome trace").conflicts("watch"),
    )
    .option("-q, --quiet", "print problems only")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: BuildCommandOptions) => setCode(await build(options)));
  program
    .command("init")
    .description("write a config after looking at the project")
    .option("--dry-run", "print the config instead of writing it")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: InitOptions) => setCode(await init(options)));
  program
    .command("inspect")
    .description("show what the backend offers, and what invalidates what")
    .option("-c, --config <file>", "use this config instead of searching for one")
    .option("--json", "print them as JSON")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: InspectOptions) => setCode(await inspect(options)));
  return program;
}
