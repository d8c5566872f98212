/** Reads probes and backends from standard input, and prints the outcome of each probe as a line of JSON. */
import { text } from "node:stream/consumers";
import { type Kernel, MizanError } from "@mizan/kernel";
import { type Layer, layers } from "./clients.ts";

interface Call {
  readonly call: string;
  readonly args?: object;
}

interface Read {
  readonly context: string;
  readonly params?: object;
}

interface Settings {
  /** The user that the backend takes the request to be from. */
  readonly user?: string;
  readonly token?: string;
  readonly csrf?: boolean;
  readonly before?: readonly Call[];
  /** Context instances, by the names that `stale` of an outcome has for them. */
  readonly watch?: Readonly<Record<string, Read>>;
}

type Probe = Settings & (Call | Read);

interface Plan {
  readonly probes: Readonly<Record<string, Probe>>;
  /** The base URL of each. */
  readonly backends: Readonly<Record<string, string>>;
}

const plan = JSON.parse(await text(process.stdin), withFiles) as Plan;
for (const [name, layer] of Object.entries(layers)) {
  for (const [backend, baseUrl] of Object.entries(plan.backends)) {
    for (const [probe, given] of Object.entries(plan.probes)) {
      const outcome = await run(layer, baseUrl, given);
      console.log(JSON.stringify({ client: ["TypeScript", name], backend, probe, outcome }));
    }
  }
}
// The connections are kept alive.
process.exit();

async function run(layer: Layer, baseUrl: string, probe: Probe): Promise<object> {
  const { user, token, csrf, before = [], watch } = probe;
  const kernel = layer.open({
    baseUrl,
    fetch: fetchWithCookies(),
    headers: () => ({
      ...(user !== undefined && { "X-Conformance-User": user }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    }),
    // As in a page: what a call invalidates is read again.
    server: false,
    ...(csrf !== undefined && { csrf }),
  });
  for (const { call, args = {} } of before) await layer.call(kernel, call, args);
  const staleNames = watch && (await mount(layer, kernel, watch));
  const outcome = await settle(
    "call" in probe
      ? layer.call(kernel, probe.call, probe.args ?? {})
      : layer.read(kernel, probe.context, probe.params ?? {}),
  );
  return staleNames === undefined ? outcome : { ...outcome, stale: staleNames() };
}

/** Shows context instances. The returned function names those that a call has refreshed or invalidated since. */
async function mount(
  layer: Layer,
  kernel: Kernel,
  watch: Readonly<Record<string, Read>>,
): Promise<() => string[]> {
  const names = new Map<string, string>();
  for (const [name, { context, params = {} }] of Object.entries(watch)) {
    const entry = layer.context(kernel, context, params);
    entry.subscribe(() => {});
    await entry.promise();
    names.set(JSON.stringify([context, params]), name);
  }
  const changed = new Set<string>();
  kernel.observe((event) => {
    if (event.type === "invalidate" || event.type === "data") {
      changed.add(names.get(JSON.stringify([event.context, event.params]))!);
    }
  });
  return () => [...changed];
}

async function settle(result: Promise<unknown>): Promise<object> {
  try {
    const value = await result;
    return {
      result: value instanceof Response ? { status: value.status, text: await value.text() } : value,
    };
  } catch (error) {
    if (!(error instanceof MizanError)) throw error;
    const { code, status, message, details } = error;
    const issues = error.issues.map((issue) => ({
      path: issue.loc.join("."),
      type: issue.type,
      message: issue.message,
    }));
    return { error: code, status, message, ...(issues.length > 0 ? { issues } : { details }) };
  }
}

/** A file is written as `{ "$file": { "name", "type", "text" } }`. */
function withFiles(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$file" in value)) return value;
  const file = value.$file as { name: string; type: string; text: string };
  return new File([file.text], file.name, { type: file.type });
}

/** `fetch` with the cookies of one browser: Node's own has none, and a session needs them. */
function fetchWithCookies(): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (cookies.size > 0) headers.set("Cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(/; */);
      const [name = "", ...value] = pair.split("=");
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name);
      else cookies.set(name, value.join("="));
    }
    return response;
  };
}
