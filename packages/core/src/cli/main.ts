import { Command, CommanderError } from "commander";
import { coreVersion } from "../version.ts";
import type { BuildCommandOptions } from "./build.ts";
import { EXIT, exitCodeOf } from "./exit-code.ts";
import type { InitOptions } from "./init/init.ts";
import type { InspectOptions } from "./inspect/inspect.ts";
import { Interruption } from "./interruption.ts";
import { printProblems, problemsIn } from "./problems.ts";
import { flush, ignoreClosedPipes, openTerminal } from "./terminal.ts";

/**
 * Runs the `mizan` command and ends the process: with 0 when it did what it was asked, 1 when the build
 * failed (or, with --check, the output is not up to date), 2 for wrong usage or config.
 */
export async function main(argv: readonly string[]): Promise<void> {
  ignoreClosedPipes();
  const terminal = openTerminal(argv.includes("--debug") || process.env["DEBUG"] !== undefined);
  const fail = async (thrown: unknown): Promise<never> => {
    if (thrown instanceof Interruption) return endBy(thrown.signal);
    const problems = problemsIn(thrown);
    printProblems(problems, terminal);
    return end(exitCodeOf(problems));
  };
  process.on("uncaughtException", (error) => void fail(error));
  process.on("unhandledRejection", (reason) => void fail(reason));
  let code: number = EXIT.built;
  const program = commands((exitCode) => (code = exitCode));
  try {
    await program.parseAsync(argv);
    await end(code);
  } catch (error) {
    if (error instanceof CommanderError) await end(error.exitCode === 0 ? EXIT.built : EXIT.usage);
    await fail(error);
  }
}

/** Each command's code is loaded when it runs, and not before. */
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
    .option("--profile <file>", "write where the time went, as a Chrome trace")
    .option("-q, --quiet", "print problems only")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: BuildCommandOptions) =>
      setCode(await (await import("./build.ts")).build(options)),
    );
  program
    .command("init")
    .description("write a config after looking at the project")
    .option("--dry-run", "print the config instead of writing it")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: InitOptions) => setCode(await (await import("./init/init.ts")).init(options)));
  program
    .command("inspect")
    .description("show the functions, the contexts and what invalidates them")
    .option("-c, --config <file>", "use this config instead of searching for one")
    .option("--json", "print them as JSON")
    .option("--debug", "show the stacks behind problems")
    .action(async (options: InspectOptions) =>
      setCode(await (await import("./inspect/inspect.ts")).inspect(options)),
    );
  return program;
}

/** Ends even if a plugin left something open, but not before everything is printed. */
async function end(code: number): Promise<never> {
  process.exitCode = code;
  await flush();
  process.exit(code);
}

/** Ends as the signal would have, so that a shell or a supervisor sees why. */
async function endBy(signal: NodeJS.Signals): Promise<never> {
  await flush();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise(() => setInterval(() => {}, 1000));
}
