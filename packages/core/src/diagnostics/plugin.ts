/** Diagnostics of plugins: what they are, what they tap, and what their taps return. */
import type { FunctionNode } from "../ir/types.ts";
import { defineDiagnostic, type DiagnosticFactory, didYouMean } from "./define.ts";

export const pluginShape: DiagnosticFactory<{
  readonly problem: string;
  readonly fix: string;
  readonly plugin?: string | undefined;
}> = defineDiagnostic({
  code: "MZ4001",
  slug: "plugin-invalid",
  title: "An entry in the list of plugins is not a plugin",
  severity: "error",
  describe: ({ problem, fix, plugin }) => ({
    message: problem,
    hint: fix,
    ...(plugin === undefined ? {} : { plugin }),
  }),
});

export const pluginApiVersion: DiagnosticFactory<{
  readonly plugin: string;
  readonly found: unknown;
  readonly supported: number;
}> = defineDiagnostic({
  code: "MZ4002",
  slug: "plugin-api-version-unsupported",
  title: "A plugin was written for another version of the plugin API",
  severity: "error",
  describe: ({ plugin, found, supported }) => ({
    message: `The plugin has apiVersion ${JSON.stringify(found) ?? "undefined"}, but this @mizan/core supports version ${supported}.`,
    hint: `Install a version of the plugin for API version ${supported}. In your own plugin, set \`apiVersion: ${supported}\`.`,
    plugin,
  }),
});

export const pluginNameTaken: DiagnosticFactory<{
  readonly plugin: string;
  readonly positions: readonly number[];
}> = defineDiagnostic({
  code: "MZ4003",
  slug: "plugin-name-taken",
  title: "Two plugins have the same name",
  severity: "error",
  describe: ({ plugin, positions }) => ({
    message: `Two plugins are named ${JSON.stringify(plugin)} (numbers ${positions.join(" and ")} in the list).`,
    hint: 'Remove one, or give each its own name, such as name: "admin". Targets have this option.',
    plugin,
  }),
});

export const pluginApplyAsync: DiagnosticFactory<{ readonly plugin: string }> = defineDiagnostic({
  code: "MZ4004",
  slug: "plugin-apply-async",
  title: "A plugin's apply() is asynchronous",
  severity: "error",
  describe: ({ plugin }) => ({
    message: "apply() returned a promise, but must tap its hooks synchronously.",
    hint: "Do asynchronous work inside the taps: api.hooks.loadSource.tapPromise(name, async (context) => { … }).",
    plugin,
  }),
});

export const pluginFailed: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly reason: string;
  readonly path: string | undefined;
  readonly cause: unknown;
}> = defineDiagnostic({
  code: "MZ4005",
  slug: "plugin-failed",
  title: "A plugin failed",
  severity: "error",
  describe: ({ plugin, hook, reason, path, cause }) => ({
    message: reason,
    plugin,
    hook,
    ...(path === undefined ? {} : { path }),
    cause,
  }),
});

/** The plugin, and the hook that it tapped. */
interface Tap {
  readonly plugin: string;
  readonly hook: string;
}

export const tapOrderUnknown: DiagnosticFactory<
  Tap & { readonly before: string; readonly known: readonly string[] }
> = defineDiagnostic({
  code: "MZ4006",
  slug: "tap-order-unknown",
  title: "A tap must run before one that does not exist",
  severity: "error",
  describe: ({ before, known, ...tap }) => ({
    message: `The tap must run before ${JSON.stringify(before)}, but no tap has this name.`,
    hint: known.length === 0 ? "No other plugin taps this hook." : `The other taps are: ${known.join(", ")}.`,
    ...tap,
  }),
});

export const tapTooLate: DiagnosticFactory<Tap> = defineDiagnostic({
  code: "MZ4007",
  slug: "tap-too-late",
  title: "A plugin tapped a hook after apply()",
  severity: "error",
  describe: (tap) => ({
    message: "The hook was tapped after apply() returned, when the order of taps was already fixed.",
    hint: "Tap every hook inside apply(), and decide inside the tap whether there is anything to do.",
    ...tap,
  }),
});

export const waterfallValue: DiagnosticFactory<Tap & { readonly problem: string; readonly fix: string }> =
  defineDiagnostic({
    code: "MZ4008",
    slug: "tap-result-invalid",
    title: "A tap returned an invalid value",
    severity: "error",
    describe: ({ problem, fix, ...tap }) => ({ message: problem, hint: fix, ...tap }),
  });

export const contextClosed: DiagnosticFactory<Tap & { readonly method: string }> = defineDiagnostic({
  code: "MZ4009",
  slug: "tap-context-closed",
  title: "A plugin used its context after the hook ended",
  severity: "error",
  describe: ({ method, ...tap }) => ({
    message: `${method}() was called after the hook ended.`,
    hint: "Await everything that the tap starts, or return its promise.",
    ...tap,
  }),
});

export const tapUnsettled: DiagnosticFactory<Tap> = defineDiagnostic({
  code: "MZ4010",
  slug: "tap-never-settles",
  title: "A tap never finishes",
  severity: "error",
  describe: (tap) => ({
    message: "The tap never finishes: it waits for a promise or callback that nothing can settle any more.",
    hint: "Resolve or reject every promise that the tap awaits, and call every callback.",
    ...tap,
  }),
});

export const pluginArgument: DiagnosticFactory<Tap & { readonly method: string; readonly problem: string }> =
  defineDiagnostic({
    code: "MZ4011",
    slug: "plugin-argument-invalid",
    title: "A plugin passed an invalid argument",
    severity: "error",
    describe: ({ method, problem, ...tap }) => ({ message: `${method}(): ${problem}`, ...tap }),
  });

export const processEnded: DiagnosticFactory<{ readonly running: readonly string[] }> = defineDiagnostic({
  code: "MZ4012",
  slug: "process-exited",
  title: "A config or a plugin ended the process",
  severity: "error",
  describe: ({ running }) => ({
    message:
      "process.exit() was called before the command finished" +
      (running.length === 0 ? "." : `, during ${running.join(" and ")}.`),
    hint: "Throw an error in the config or the plugin instead. mizan then reports which one failed, and where.",
  }),
});

export const selectionUnknown: DiagnosticFactory<{
  readonly plugin: string;
  readonly option: string;
  readonly name: string;
  /** The most similar name, if there is one. */
  readonly meant: string | undefined;
}> = defineDiagnostic({
  code: "MZ4013",
  slug: "selection-unknown",
  title: "A target includes or excludes a name that does not exist",
  severity: "error",
  describe: ({ plugin, option, name, meant }) => ({
    message: `"${option}" names ${JSON.stringify(name)}, but no function, context or form has this name.`,
    hint:
      meant === undefined
        ? "Run `mizan inspect` for the names of all functions and contexts."
        : didYouMean(meant),
    plugin,
    hook: "emit",
  }),
});

export const irReferenceUnknown: DiagnosticFactory<{
  /** The node that refers to the type, as the start of a sentence. */
  readonly user: string;
  readonly name: string;
  readonly pointer: string;
}> = defineDiagnostic({
  code: "MZ4014",
  slug: "ir-reference-unknown",
  title: "A plugin returned an IR that refers to a type that does not exist",
  severity: "error",
  describe: ({ user, name, pointer }) => ({
    message: `${user} refers to the type ${JSON.stringify(name)}, which the IR does not contain.`,
    hint: "Keep the type in the IR, or change everything that refers to it.",
    pointer,
  }),
});

export const targetOptionInvalid: DiagnosticFactory<{
  readonly plugin: string;
  readonly reason: string;
  readonly example: string;
}> = defineDiagnostic({
  code: "MZ4015",
  slug: "target-option-invalid",
  title: "An option of a target is invalid",
  severity: "error",
  describe: ({ plugin, reason, example }) => ({ message: reason, hint: `For example: ${example}`, plugin }),
});

export const severalPrefixes: DiagnosticFactory<{
  /** A function of each prefix. */
  readonly examples: readonly FunctionNode[];
}> = defineDiagnostic({
  code: "MZ4016",
  slug: "several-prefixes",
  title: "One client would call backends at different paths",
  severity: "error",
  describe: ({ examples }) => {
    const lines = examples.map(
      ({ prefix, name, origin }) =>
        `\n  ${JSON.stringify(prefix)}, e.g. ${name} (${origin.source ?? origin.pointer})`,
    );
    const origin = examples.at(-1)?.origin;
    return {
      message: `A client has one base URL, but its functions belong to backends at different paths:${lines.join("")}`,
      hint: 'Add one target for each backend, with options "name", "outDir" and "include" or "exclude" of their own.',
      ...(origin === undefined ? {} : { pointer: origin.pointer }),
      ...(origin?.source === undefined ? {} : { source: origin.source }),
    };
  },
});
