import path from "node:path";
import { loadConfig, type LoadedConfig } from "../../config/load.ts";
import { Trace } from "../../pipeline/trace.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { supervised } from "../supervised.ts";
import { openTerminal } from "../terminal.ts";
import { backendChecks } from "./backend.ts";
import { attempt, type CheckRun, hasProblem, type OwnedCheck, skipped } from "./check.ts";
import { configChecks } from "./config.ts";
import { nodeCheck, packageChecks } from "./packages.ts";
import { reportChecks } from "./report.ts";

export interface DoctorOptions {
  readonly config?: string;
  /** The address of a running backend, with or without the path of its endpoints. */
  readonly url?: URL;
  /** The origin of the pages that call the backend, to check CORS. */
  readonly origin?: URL;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `mizan doctor`: checks the set-up and says how to fix it. @returns the exit code. */
export async function doctor(options: DoctorOptions): Promise<ExitCode> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  const trace = new Trace();
  const { json, config, url, origin } = options;
  const checks = await supervised(trace, { ...(json && { json }) }, terminal, (signal) =>
    runChecks({ file: config, url, origin }, { trace, signal }),
  );
  reportChecks(checks, json === true, terminal);
  return hasProblem(checks) ? EXIT.failed : EXIT.built;
}

interface Wanted {
  readonly file: string | undefined;
  readonly url: URL | undefined;
  readonly origin: URL | undefined;
}

async function runChecks({ file, url, origin }: Wanted, run: CheckRun): Promise<readonly OwnedCheck[]> {
  const cwd = process.cwd();
  const loaded = await attempt("Config", run, async () => {
    const end = run.trace.begin("loadConfig");
    const config = await loadConfig({ file, cwd });
    end();
    return config;
  });
  const root = "value" in loaded ? loaded.value.root : cwd;
  const checks: OwnedCheck[] = [await nodeCheck(), ...(await packageChecks(root))];
  if ("problems" in loaded) {
    checks.push(...loaded.problems, ...skipped(["Document", "Output"], "The config cannot be used."));
    return [...checks, ...(await backendChecks({ url, origin, backends: [] }, run))];
  }
  const { value } = loaded;
  checks.push({ subject: "Config", status: "ok", message: describeConfig(value, cwd) });
  const results = [];
  for (const config of value.configs) results.push(await configChecks(config, root, run));
  const backends = results.flatMap(({ backend }) => backend ?? []);
  checks.push(...results.flatMap((result) => result.checks));
  return [...checks, ...(await backendChecks({ url, origin, backends }, run))];
}

function describeConfig({ file, configs }: LoadedConfig, cwd: string): string {
  const names = configs.flatMap(({ plugins }) => plugins.map(({ name }) => name));
  return `${path.relative(cwd, file)} (${names.length === 0 ? "no plugins" : names.join(", ")})`;
}
