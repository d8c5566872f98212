import type { Command, Option } from "commander";

export type Shell = "bash" | "fish" | "zsh";

/**
 * A script for a shell that completes a program's commands, options and arguments, as its help lists them. The script
 * contains all words, so that nothing runs while a user types.
 */
export function completionScript(shell: Shell, program: Command): string {
  const help = program.createHelp();
  const tree = [program, ...help.visibleCommands(program)].map((command) => {
    // The command `help` is not one of the program's own.
    const isOwn = command === program || program.commands.includes(command);
    const values = command.registeredArguments.map(({ argChoices }) => argChoices);
    return {
      name: command === program ? "" : command.name(),
      description: command.description(),
      options: help.visibleOptions(command),
      choices: isOwn ? values.flatMap((some) => some ?? []) : program.commands.map((one) => one.name()),
      takesFiles: isOwn && values.includes(undefined),
    };
  });
  return { bash, fish, zsh }[shell](program.name(), tree);
}

interface Completed {
  /** Empty for the program itself. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** Values of its arguments. */
  readonly choices: readonly string[];
  /** Whether it has arguments with other values, which may be files. */
  readonly takesFiles: boolean;
}

const flags = ({ short, long }: Option): readonly string[] =>
  [short, long].filter((flag) => flag !== undefined);
const takesValue = ({ required, optional }: Option): boolean => required || optional;
const isFile = ({ flags: text }: Option): boolean => text.includes("<file>");
const commandsOf = (tree: readonly Completed[]): readonly Completed[] =>
  tree.filter(({ name }) => name !== "");

/** Where it completes nothing, bash falls back to the names of files: for the value of an option. */
function bash(program: string, tree: readonly Completed[]): string {
  const names = commandsOf(tree).map(({ name }) => name);
  const values = tree.flatMap(({ name, options }) =>
    options.filter(takesValue).map((option) => {
      const patterns = flags(option).map((flag) => `"${name} ${flag}"`);
      return `    ${patterns.join("|")}) words="${option.argChoices?.join(" ") ?? ""}" ;;`;
    }),
  );
  const cases = tree.map(({ name, options, choices, takesFiles }) => {
    const words = [...(name === "" ? names : choices), ...options.flatMap(({ long }) => long ?? [])];
    const files = takesFiles ? '[[ "$current" == -* ]] && ' : "";
    return `    "${name} "*) ${files}words="${words.join(" ")}" ;;`;
  });
  return `# bash completion for ${program}
_${program}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" word
  # Bash makes three words of --option=value.
  if [[ "$current" == "=" ]]; then current=""
  elif [[ "$previous" == "=" ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${names.join("|")}) command="$word"; break ;;
    esac
  done
  case "$command $previous" in
${[...values, ...cases].join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _${program} ${program}`;
}

function zsh(program: string, tree: readonly Completed[]): string {
  const text = (words: string): string =>
    words.replace(/[[\]:\\]/g, String.raw`\$&`).replaceAll("'", String.raw`'\''`);
  const spec = (option: Option): string => {
    const values = option.argChoices === undefined ? " " : `(${option.argChoices.join(" ")})`;
    const value = takesValue(option) ? `:${isFile(option) ? "file:_files" : `value:${values}`}` : "";
    const about = `[${text(option.description)}]${value}`;
    // With an equals sign, zsh completes --option=value too.
    const all = flags(option).map((flag) =>
      takesValue(option) && flag.startsWith("--") ? `${flag}=` : flag,
    );
    const names = flags(option);
    return all.length === 1 ? `'${all.join()}${about}'` : `'(${names.join(" ")})'{${all.join()}}'${about}'`;
  };
  const call = ({ options, choices, takesFiles }: Completed, more: readonly string[]): string =>
    [
      "_arguments",
      ...more,
      ...options.map(spec),
      ...(choices.length === 0 ? [] : [`'1:value:(${choices.join(" ")})'`]),
      ...(takesFiles ? ["'*:file:_files'"] : []),
    ].join(" \\\n          ");
  const commands = commandsOf(tree);
  const root = tree.filter(({ name }) => name === "").map((one) => call(one, ["-C"]));
  return `#compdef ${program}
_${program}() {
  local state
  local -a commands=(
${commands.map(({ name, description }) => `    '${name}:${text(description)}'`).join("\n")}
  )
  ${root.join()} \\
          '1: :->command' '*:: :->arguments' && return
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${commands.map((one) => `        ${one.name}) ${call(one, [])} ;;`).join("\n")}
      esac ;;
  esac
}
if [ "$funcstack[1]" = _${program} ]; then _${program} "$@"; else compdef _${program} ${program}; fi`;
}

function fish(program: string, tree: readonly Completed[]): string {
  const quoted = (words: string): string => `'${words.replace(/[\\']/g, String.raw`\$&`)}'`;
  const of = (name: string): string =>
    name === "" ? "__fish_use_subcommand" : quoted(`__fish_seen_subcommand_from ${name}`);
  const complete = (name: string, ...words: readonly string[]): string =>
    [`complete -c ${program} -n ${of(name)}`, ...words].join(" ");
  const option = (name: string, one: Option): string => {
    const long = one.long === undefined ? [] : [`-l ${one.long.slice(2)}`];
    const short = one.short === undefined ? [] : [`-s ${one.short.slice(1)}`];
    const values = one.argChoices === undefined ? [] : [`-a ${quoted(one.argChoices.join(" "))}`];
    const value = takesValue(one) ? [isFile(one) ? "-r -F" : "-x", ...values] : [];
    return complete(name, ...short, ...long, ...value, `-d ${quoted(one.description)}`);
  };
  return [
    `# fish completion for ${program}`,
    `complete -c ${program} -f`,
    ...commandsOf(tree).map(({ name, description }) =>
      complete("", `-a ${name}`, `-d ${quoted(description)}`),
    ),
    ...tree.flatMap(({ name, options, choices, takesFiles }) => [
      ...options.map((one) => option(name, one)),
      ...(takesFiles ? [complete(name, "-F")] : []),
      ...choices.map((choice) => complete(name, `-a ${choice}`)),
    ]),
  ].join("\n");
}
