import { Argument, Command, Option } from "commander";
import { execFileSync } from "node:child_process";
import { completionScript } from "../../src/cli/completion.ts";
import { mizan } from "../support/command.ts";
import { tempDirectory } from "../support/temp-directory.ts";

/** What bash offers for words, of which the last one is not complete. */
function completions(script: string, words: readonly string[]): readonly string[] {
  const run = `source /dev/stdin <<<"$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
[[ $(complete -p mizan) == *"-F _mizan mizan" ]] || exit 1
_mizan || true
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ["--norc", "--noprofile", "-euc", run, "bash", script, ...words];
  return execFileSync("bash", args, { encoding: "utf8" }).split("\n").filter(Boolean).sort();
}

/** The words at the beginning of the lines of a section of help. */
const listed = (help: string, section: string): readonly string[] =>
  [...(help.split(`${section}:\n`)[1]?.split("\n\n")[0] ?? "").matchAll(/^ {2}(?:-\w, )?([\w-]+)/gm)]
    .map(([, word]) => word!)
    .sort();

describe("in bash", () => {
  let script = "";
  const help = async (...words: readonly string[]): Promise<string> =>
    (await mizan(tempDirectory(), [...words, "--help"])).stdout;
  beforeAll(async () => {
    script = (await mizan(tempDirectory(), ["completion", "bash"])).stdout;
  });

  test("the commands and options are those of the help", async () => {
    const text = await help();
    const commands = listed(text, "Commands");
    expect(commands).toContain("build");
    expect(completions(script, ["mizan", ""])).toEqual([...listed(text, "Options"), ...commands].sort());
    for (const command of commands.filter((name) => name !== "help")) {
      const options = listed(await help(command), "Options");
      expect(options).toContain("--help");
      expect(completions(script, ["mizan", command, "--"])).toEqual(options);
    }
  });

  test.each([
    [["b"], ["build"]],
    [
      ["build", "--f"],
      ["--fail-on-warn", "--force"],
    ],
    [["build", "--check", "--dr"], ["--dry-run"]],
    [
      ["completion", ""],
      ["--help", "bash", "fish", "zsh"],
    ],
    // A file follows, which bash completes itself.
    [["build", "--config", ""], []],
    [["build", "-c", ""], []],
    [["help", "b"], ["build"]],
    [["diff", ""], []],
    [["diff", "--only"], ["--only"]],
    [
      ["diff", "--fail-on", ""],
      ["clients", "code"],
    ],
    // As bash splits `--fail-on=` and `--config=`.
    [
      ["diff", "--fail-on", "="],
      ["clients", "code"],
    ],
    [["diff", "--fail-on", "=", "co"], ["code"]],
    [["build", "--config", "=", "mi"], []],
    [["unknown", "x"], []],
  ])("%j is completed as %j", (words, expected) => {
    expect(completions(script, ["mizan", ...words])).toEqual(expected);
  });
});

describe("a description is text", () => {
  const program = new Command("tool").helpOption(false).helpCommand(false);
  program
    .command("its")
    .description("a 'word': [b] \\ $(c)")
    .helpOption(false)
    .option("-f, --file <file>", "reads 'it'")
    .option("--url <url>", "[x]: $y")
    .addOption(new Option("--size <size>", "s").choices(["s", "l"]))
    .argument("[path]")
    .addArgument(new Argument("<kind>").choices(["one", "two"]));

  test("in zsh", () => {
    const script = completionScript("zsh", program);
    expect(script).toContain(String.raw`'its:a '\''word'\''\: \[b\] \\ $(c)'`);
    expect(script).toContain(String.raw`'(-f --file)'{-f,--file=}'[reads '\''it'\'']:file:_files'`);
    expect(script).toContain(String.raw`'--url=[\[x\]\: $y]:value: '`);
    expect(script).toContain("'--size=[s]:value:(s l)'");
    expect(script).toContain("'1:value:(one two)'");
    expect(script).toContain("'*:file:_files'");
  });

  test("in fish", () => {
    const lines = completionScript("fish", program).split("\n");
    expect(lines.slice(2)).toEqual([
      String.raw`complete -c tool -n __fish_use_subcommand -a its -d 'a \'word\': [b] \\ $(c)'`,
      String.raw`complete -c tool -n '__fish_seen_subcommand_from its' -s f -l file -r -F -d 'reads \'it\''`,
      String.raw`complete -c tool -n '__fish_seen_subcommand_from its' -l url -x -d '[x]: $y'`,
      "complete -c tool -n '__fish_seen_subcommand_from its' -l size -x -a 's l' -d 's'",
      "complete -c tool -n '__fish_seen_subcommand_from its' -F",
      String.raw`complete -c tool -n '__fish_seen_subcommand_from its' -a one`,
      String.raw`complete -c tool -n '__fish_seen_subcommand_from its' -a two`,
    ]);
  });
});

test("another shell is refused", async () => {
  expect(await mizan(tempDirectory(), ["completion", "tcsh"])).toMatchObject({ code: 2, stdout: "" });
});
