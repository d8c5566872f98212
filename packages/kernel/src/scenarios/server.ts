import { turn } from "./clock.ts";
import { createWorld, responseFrom, type ScriptedResponse, type World } from "./world.ts";

/** A request as it arrived. */
export interface Arrival {
  /** `GET ctx/project/?project_id=7`, `POST call/ rename_project` or `GET session/`. */
  readonly label: string;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body of a call, else null. */
  readonly body: {
    readonly fn: string;
    readonly args: Record<string, unknown>;
    readonly mounted: unknown;
  } | null;
  /** The files of a call that is `multipart/form-data`, by the names of their parts. */
  readonly files: ReadonlyMap<string, File>;
  state: "open" | "answered" | "aborted";
}

/** A response that was worked out when its request arrived and waits to be sent. */
export interface Held {
  readonly arrived: Promise<Arrival>;
  release(): void;
}

/** A server in memory that speaks mizan's wire and does what the scenario says. */
export interface ScriptedServer {
  readonly baseUrl: string;
  /** For the kernel's option `fetch`. */
  readonly fetch: (url: unknown, init?: RequestInit) => Promise<Response>;
  readonly world: World;
  readonly arrivals: readonly Arrival[];
  /** Milliseconds that each response takes. Default 0. */
  latency: number;
  /** The labels of everything that arrived since the last time this was asked. */
  newLabels(): string[];
  /** Holds back the response to the next request whose label starts so. */
  hold(label: string): Held;
  /** Sends this instead as the response to the next request whose label starts so. */
  respondNext(label: string, response: ScriptedResponse | "hang up"): void;
  /** Waits until no response is due and nothing new has come for a while. Responses that are held back do not count. */
  quiet(): Promise<void>;
}

interface Hold {
  readonly label: string;
  readonly arrive: (arrival: Arrival) => void;
  readonly released: Promise<void>;
}

/** Turns of the event loop without a new request. A framework needs a few of them to show what has come. */
const CALM = 10;
const MOST_TURNS = 10_000;

const readBody = (body: RequestInit["body"]): Pick<Arrival, "body" | "files"> => {
  const parts = typeof body === "string" ? null : (body as FormData | null | undefined);
  const text = parts ? (parts.get("call") as string) : body;
  const files = [...(parts?.entries() ?? [])].filter(([name]) => name !== "call") as [string, File][];
  return { body: text ? (JSON.parse(text as string) as Arrival["body"]) : null, files: new Map(files) };
};

/** Takes the first element whose label the request's label starts with. */
const takeMatching = <T extends { readonly label: string }>(waiting: T[], label: string): T | undefined => {
  const index = waiting.findIndex((each) => label.startsWith(each.label));
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
};

const toResponse = ({ status = 200, headers, body }: ScriptedResponse): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });

export const createServer = (baseUrl = "https://mizan.test/api/mizan"): ScriptedServer => {
  const world = createWorld();
  const arrivals: Arrival[] = [];
  const holds: Hold[] = [];
  const scripted: { label: string; response: ScriptedResponse | "hang up" }[] = [];
  /** Requests that will be answered without a further step of the scenario. */
  let due = 0;
  let reported = 0;

  const respondTo = async (arrival: Arrival, path: string): Promise<Response> => {
    const response = takeMatching(scripted, arrival.label)?.response ?? responseFrom(world, path, arrival);
    const hold = takeMatching(holds, arrival.label);
    hold?.arrive(arrival);
    await hold?.released;
    if (server.latency > 0) await new Promise((resolve) => setTimeout(resolve, server.latency));
    due++;
    await turn();
    due--;
    if (response === "hang up") throw new TypeError("The server hung up");
    return toResponse(response);
  };

  const server: ScriptedServer = {
    baseUrl,
    world,
    arrivals,
    latency: 0,
    fetch(url, { method = "GET", headers, body: sent, signal } = {}) {
      const path = String(url).slice(baseUrl.length + 1);
      const { body, files } = readBody(sent);
      const label = [method, path, body?.fn].filter(Boolean).join(" ");
      const named = Object.fromEntries(new Headers(headers));
      const arrival: Arrival = { label, headers: named, body, files, state: "open" };
      return new Promise((resolve, reject) => {
        const abort = (): void => {
          if (arrival.state === "open") arrival.state = "aborted";
          reject(signal!.reason as Error);
        };
        if (signal?.aborted) return abort();
        signal?.addEventListener("abort", abort);
        arrivals.push(arrival);
        respondTo(arrival, path)
          .finally(() => {
            if (arrival.state === "open") arrival.state = "answered";
          })
          .then(resolve, reject);
      });
    },
    newLabels() {
      const labels = arrivals.slice(reported).map(({ label }) => label);
      reported = arrivals.length;
      return labels;
    },
    hold(label) {
      let release!: () => void;
      let arrive!: (arrival: Arrival) => void;
      const arrived = new Promise<Arrival>((resolve) => (arrive = resolve));
      const released = new Promise<void>((resolve) => (release = resolve));
      holds.push({ label, arrive, released });
      return { arrived, release };
    },
    respondNext: (label, response) => void scripted.push({ label, response }),
    async quiet() {
      let calm = 0;
      for (let turns = 0; calm < CALM; turns++) {
        if (turns > MOST_TURNS) throw new Error("Requests keep coming");
        const before = arrivals.length;
        await turn();
        calm = due > 0 || arrivals.length > before ? 0 : calm + 1;
      }
    },
  };
  return server;
};
