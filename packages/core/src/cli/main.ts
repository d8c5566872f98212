import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { commandLineInvalid } from "../diagnostics/command.ts";
import { parsedUrl } from "../document/address.ts";
import { coreVersion } from "../version.ts";
import { build, type BuildCommandOptions } from "./build.ts";
import type { Shell } from "./completion.ts";
import type { DiffOptions } from "./diff/diff.ts";
import type { DoctorOptions } from "./doctor/doctor.ts";
import { end, endBy, EXIT, handleClosedStreams, isEnding, UsageError } from "./exit.ts";
import { init, type InitOptions } from "./init/init.ts";
import { inspect, type InspectOptions } from "./inspect/inspect.ts";
import { Interruption } from "./interruption.ts";
import { reportFailure } from "./report.ts";
import { openTerminal, reserveStandardOutput } from "./terminal.ts";

/**
 * Runs the `mizan` command and ends the process: with 0 when it succeeded, 1 when the build
 * failed (or, with --check, the output is not up to date), 2 for wrong usage or config.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const watch = argv.includes("--watch") || argv.includes("-w");
  handleClosedStreams(watch);
  reserveStandardOutput();
  const terminal = openTerminal(argv.includes("--debug") || process.env["DEBUG"] !== undefined);
  const json = argv.includes("--json");
  const fail = async (thrown: unknown): Promise<void> => {
    if (isEnding()) return;
    if (thrown instanceof Interruption) return endBy(thrown.signal);
    return end(reportFailure(thrown, { json, watch }, terminal));
  };
  process.on("uncaughtException", (error) => void fail(error));
  process.on("unhandledRejection", (reason) => void fail(reason));
  let code: number = EXIT.built;
  const program = commands((exitCode) => (code = exitCode));
  // The parser's own messages would be printed in addition to the JSON.
  if (json) for (const one of [program, ...program.commands]) one.configureOutput({ writeErr: () => {} });
  try {
    await program.parseAsync(argv);
    await end(code);
  } catch (error) {
    if (!(error instanceof CommanderError)) return fail(error);
    if (error.exitCode === 0) return end(EXIT.built);
    if (json) return fail(new UsageError(commandLineInvalid({ problem: error.message })));
    return end(EXIT.usage);
  }
}

function commands(setCode: (exitCode: number) => void): Command {
  const program = new Command("mizan")
    .description("Typed clients from a typed Python backend.")
    .version(coreVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showHelpAfterError("(run mizan --help for a list of commands and options)")
    .exitOverride();
  program
    .command("build")
    .description("generate the clients of the config")
    .option("-c, --config <file>", "use this config file instead of searching for one")
    .option("-w, --watch", "build again whenever the config, the document or its sources change")
    .option("--check", "write nothing; fail and list the files if the output is not up to date")
    .option("--dry-run", "write nothing; list what would be written")
    .option("--fail-on-warn", "treat warnings as errors")
    .addOption(
      new Option("--force", "build even if nothing changed, and overwrite edited generated files").conflicts(
        "check",
      ),
    )
    .option("--json", "print the result as JSON")
    .addOption(
      new Option(
        "--profile <file>",
        "write the time of each phase and plugin to a file, as a Chrome trace",
      ).conflicts("watch"),
    )
    .option("-q, --quiet", "print only errors and warnings")
    .option("--debug", "show the stack traces of errors")
    .action(async (options: BuildCommandOptions) => setCode(await build(options)));
  program
    .command("completion")
    .description("print a script that completes commands and options in a shell")
    .addArgument(new Argument("<shell>").choices(["bash", "fish", "zsh"] satisfies Shell[]))
    .action(async (shell: Shell) => {
      const { completionScript } = await import("./completion.ts");
      openTerminal(false).out(completionScript(shell, program));
    });
  program
    .command("diff")
    .description("show what has changed for clients since another document, and what of it breaks them")
    .argument("<old>", "a file, an address, REVISION:PATH, or a revision of git")
    .argument("[new]", "the same, instead of the document of the config")
    .option("-c, --config <file>", "use this config file instead of searching for one")
    .option("--only <name>", "compare for this config, if the file contains several")
    .addOption(
      new Option("--fail-on <kind>", "fail if the changes break clients in use, or code too")
        .choices(["clients", "code"])
        .default("code"),
    )
    .option("--json", "print the result as JSON")
    .option("--debug", "show the stack traces of errors")
    .action(async (older: string, newer: string | undefined, options: DiffOptions) => {
      const { diff } = await import("./diff/diff.ts");
      setCode(await diff(older, newer, options));
    });
  program
    .command("doctor")
    .description("check the set-up, and say how to fix it")
    .option("-c, --config <file>", "use this config file instead of searching for one")
    .option("--url <url>", "also ask a running backend, such as http://localhost:8000", httpUrl)
    .option(
      "--origin <url>",
      "with --url: check that pages of this origin may call the backend (CORS)",
      httpUrl,
    )
    .option("--json", "print the result as JSON")
    .option("--debug", "show the stack traces of errors")
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import("./doctor/doctor.ts");
      setCode(await doctor(options));
    });
  program
    .command("init")
    .description("write a config that fits the project")
    .option("--backend <directory>", "use the backend in this directory instead of searching for one")
    .option("--dry-run", "print the config instead of writing it")
    .option("--debug", "show the stack traces of errors")
    .action(async (options: InitOptions) => setCode(await init(options)));
  program
    .command("inspect")
    .description("show functions, contexts and types of the backend, and what invalidates what")
    .option("-c, --config <file>", "use this config file instead of searching for one")
    .option("--json", "print the result as JSON")
    .addOption(new Option("--html <file>", "write a page for a browser, or print it for -").conflicts("json"))
    .option("--force", "with --html: overwrite a file that is not such a page")
    .option("--debug", "show the stack traces of errors")
    .action(async (options: InspectOptions) => setCode(await inspect(options)));
  return program;
}

function httpUrl(text: string): URL {
  const url = parsedUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError("It must begin with http:// or https://.");
  if (url.username !== "" || url.password !== "")
    throw new InvalidArgumentError("It must not contain a user or password.");
  return url;
}
