import { relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createPlugin, KINDS, type Kind } from "./create-plugin.ts";
import { directoryOf, problemWithName } from "./plugin-name.ts";

const HELP = `Usage: npm create mizan-plugin [name] -- [options]

Creates a plugin for mizan: a package with a README and tests that pass.

  name                    the name of the package, such as my-target or @acme/my-target
  -k, --kind <kind>       ${KINDS.join(", ")} (default: target)
  -d, --directory <path>  where to create it (default: the name without its scope)
  -h, --help              show this help

On a terminal, it asks for a name or a kind that is missing.
`;

/** Those of the process, by default. It asks questions only if both are terminals. */
export interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly error: NodeJS.WritableStream;
  readonly cwd: string;
}

/** @returns the exit code: 0, 1 if the plugin could not be created, 2 for wrong usage */
export async function main(args: readonly string[], streams: Partial<Streams> = {}): Promise<number> {
  const {
    input = process.stdin,
    output = process.stdout,
    error = process.stderr,
    cwd = process.cwd(),
  } = streams;
  const usage = readUsage(args);
  if (typeof usage === "string") return fail(error, `${usage}\n\n${HELP}`, 2);
  if (usage.help) {
    output.write(HELP);
    return 0;
  }
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const { name, kind } = isTerminal ? await askFor(usage, input, output) : usage;
  if (name === undefined) return fail(error, `The name is missing.\n\n${HELP}`, 2);
  const problem = problemWithName(name);
  if (problem !== undefined)
    return fail(error, `"${name}" cannot be the name of a package: ${problem}.\n`, 2);
  const directory = resolve(cwd, usage.directory ?? directoryOf(name));
  try {
    createPlugin({ name, kind: kind ?? "target", directory });
  } catch (reason) {
    return fail(error, `${reason instanceof Error ? reason.message : String(reason)}\n`, 1);
  }
  output.write(`Created ${name}.\n\n${nextSteps(relative(cwd, directory))}`);
  return 0;
}

interface Usage {
  readonly help: boolean;
  readonly name: string | undefined;
  readonly kind: Kind | undefined;
  readonly directory: string | undefined;
}

/** @returns a message for wrong usage */
function readUsage(args: readonly string[]): Usage | string {
  const options = {
    help: { type: "boolean", short: "h" },
    kind: { type: "string", short: "k" },
    directory: { type: "string", short: "d" },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (reason) {
    return (reason as Error).message;
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) return `There is more than one name: ${positionals.join(", ")}.`;
  const kind = KINDS.find((known) => known === values.kind);
  if (values.kind !== undefined && kind === undefined)
    return `"${values.kind}" is not a kind of plugin. The kinds are ${KINDS.join(", ")}.`;
  return { help: values.help === true, name: positionals[0], kind, directory: values.directory };
}

/** Asks again after an answer that is not possible. At the end of the input, the rest stays unknown. */
async function askFor(
  { name, kind }: Usage,
  input: Streams["input"],
  output: Streams["output"],
): Promise<Pick<Usage, "name" | "kind">> {
  if (name !== undefined && kind !== undefined) return { name, kind };
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  // Closed while answers may still be waiting; then it has no prompt.
  let isClosed = false;
  lines.once("close", () => (isClosed = true));
  const ask = async (question: string): Promise<string | undefined> => {
    lines.setPrompt(question);
    if (!isClosed) lines.prompt();
    const { value } = (await answers.next()) as { readonly value?: string };
    return value?.trim();
  };
  try {
    return {
      name:
        name ??
        (await askUntil(
          () => ask("Name of the package: "),
          (answer) => [answer, problemWithName(answer)],
          output,
        )),
      kind: kind ?? (await askUntil(() => ask(`Kind (${KINDS.join(", ")}) [target]: `), chooseKind, output)),
    };
  } finally {
    lines.close();
  }
}

async function askUntil<Answer>(
  ask: () => Promise<string | undefined>,
  read: (answer: string) => readonly [Answer | undefined, string | undefined],
  output: Streams["output"],
): Promise<Answer | undefined> {
  for (;;) {
    const answer = await ask();
    if (answer === undefined) return undefined;
    const [value, problem] = read(answer);
    if (problem === undefined) return value;
    output.write(`Not possible: ${problem}.\n`);
  }
}

function chooseKind(answer: string): readonly [Kind | undefined, string | undefined] {
  const kind = KINDS.find((known) => known === (answer || "target"));
  return [kind, kind === undefined ? `the kinds are ${KINDS.join(", ")}` : undefined];
}

function nextSteps(directory: string): string {
  const enter = directory === "" ? "" : `  cd ${directory}\n`;
  return `${enter}  npm install\n  npm test\n`;
}

function fail(stream: NodeJS.WritableStream, message: string, code: number): number {
  stream.write(message);
  return code;
}
