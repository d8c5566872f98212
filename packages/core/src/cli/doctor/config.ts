import type { LoadedPlugins } from "../../config/load.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { blame } from "../../diagnostics/thrown.ts";
import { createGenerator, type Loaded } from "../../generator.ts";
import { type Check, type Plugin, silentLogger } from "../../plugin.ts";
import { coreVersion } from "../../version.ts";
import { amount, attempt, checkOf, type CheckRun, hasProblem, type OwnedCheck, skipped } from "./check.ts";
import { outputChecks } from "./output.ts";

/** What a document says about the endpoints of its backend. */
export interface Backend {
  readonly prefix: string;
  readonly csrf: boolean;
}

export interface ConfigResult {
  readonly checks: readonly OwnedCheck[];
  /** Absent if the document could not be loaded, or does not say where its backend is. */
  readonly backend?: Backend;
}

/** Checks everything that one config of a file names: its plugins, the document and the output. */
export async function configChecks(
  { name, plugins, format }: LoadedPlugins,
  root: string,
  run: CheckRun,
): Promise<ConfigResult> {
  const { checks, ...result } = await check();
  return { ...result, checks: name === undefined ? checks : checks.map((one) => ({ ...one, config: name })) };

  async function check(): Promise<ConfigResult> {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    const options = { root, name, format, logger, trace: run.trace };
    const made = await attempt("Plugins", run, () => createGenerator(plugins, options));
    if ("problems" in made) {
      const reason = "The plugins cannot be used.";
      return { checks: [...made.problems, ...skipped(["Document", "Output"], reason)] };
    }
    const own = await diagnosePlugins(plugins, root, run);
    if (hasProblem(own)) {
      const { subject } = own.find(({ status }) => status === "problem")!;
      return { checks: [...own, ...skipped(["Document", "Output"], `${subject} has a problem.`)] };
    }
    const loaded = await attempt("Document", run, () => made.value.load({ signal: run.signal }));
    if ("problems" in loaded) {
      const reason = "The document cannot be used.";
      return { checks: [...own, ...loaded.problems, ...skipped(["Output"], reason)] };
    }
    const document = documentCheck(loaded.value, warnings.length);
    const output = await outputChecks(made.value, run);
    const { prefix, csrf } = loaded.value.ir;
    return { checks: [...own, document, ...output], ...(prefix !== null && { backend: { prefix, csrf } }) };
  }
}

function documentCheck({ ir, diagnostics }: Loaded, logged: number): OwnedCheck {
  const { functions, contexts } = ir;
  const parts = [amount(functions.length, "function"), amount(contexts.length, "context")];
  const warnings = logged + diagnostics.filter(isWarning).length;
  const found = parts.join(", ");
  if (warnings === 0) return { subject: "Document", status: "ok", message: found };
  const message = `${found}, ${amount(warnings, "warning")}`;
  return { subject: "Document", status: "warning", message, hint: "Run `mizan inspect` to read them." };
}

const isWarning = ({ severity }: Diagnostic): boolean => severity === "warning";

/** Asks every plugin that can check its own set-up. */
async function diagnosePlugins(
  plugins: readonly Plugin[],
  root: string,
  run: CheckRun,
): Promise<readonly OwnedCheck[]> {
  const { signal, trace } = run;
  const versions = { core: coreVersion(), node: process.versions.node };
  const diagnose = async (plugin: Plugin): Promise<readonly OwnedCheck[]> => {
    const end = trace.begin("diagnose", plugin.name);
    try {
      const checks: unknown = await plugin.diagnose?.(Object.freeze({ root, signal, versions }));
      if (!isChecks(checks)) {
        const message = "diagnose() must resolve with an array of checks.";
        return [{ subject: plugin.name, status: "problem", message, plugin: plugin.name }];
      }
      return checks.map((one) => ({ ...one, plugin: plugin.name }));
    } catch (error) {
      signal.throwIfAborted();
      return blame(error, plugin.name, "diagnose").map((one) => checkOf(plugin.name, one));
    } finally {
      end();
    }
  };
  const able = plugins.filter((plugin) => plugin.diagnose !== undefined);
  const found = await attempt("Plugins", run, () => Promise.all(able.map(diagnose)));
  return "problems" in found ? found.problems : found.value.flat();
}

const STATUSES: readonly unknown[] = ["ok", "warning", "problem", "skipped"];

/** A plugin may be JavaScript, so types alone do not protect. */
function isChecks(value: unknown): value is readonly Check[] {
  const isText = (text: unknown): boolean => typeof text === "string";
  return (
    Array.isArray(value) &&
    value.every(
      (one: Partial<Check> | null) =>
        isText(one?.subject) &&
        isText(one?.message) &&
        STATUSES.includes(one?.status) &&
        (one?.hint === undefined || isText(one.hint)),
    )
  );
}
