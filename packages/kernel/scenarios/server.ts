import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerFrom, createWorld, type Answer, type World } from "./world.ts";

/** A request as it arrived. */
export interface Arrival {
  /** `GET ctx/project/?project_id=7`, `POST call/ rename_project` or `GET session/`. */
  readonly label: string;
  readonly headers: IncomingMessage["headers"];
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

/** An answer that was worked out when its request arrived and waits to be sent. */
export interface Held {
  readonly arrived: Promise<Arrival>;
  release(): void;
}

/** A real HTTP server on 127.0.0.1 that speaks mizan's wire and obeys the scenario. */
export interface ScriptedServer {
  readonly baseUrl: string;
  readonly world: World;
  readonly arrivals: readonly Arrival[];
  /** The labels of everything that arrived since the last time this was asked. */
  newLabels(): string[];
  /** Holds back the answer to the next request whose label starts so. */
  hold(label: string): Held;
  /** Answers the next request whose label starts so with this instead. */
  answerNext(label: string, answer: Answer | "hang up"): void;
  /** Nothing is open, and nothing new has come for a while. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

interface Hold {
  readonly label: string;
  readonly arrive: (arrival: Arrival) => void;
  readonly released: Promise<void>;
}

const PREFIX = "/api/mizan/";

const readBody = async (request: IncomingMessage): Promise<Pick<Arrival, "body" | "files">> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of request) chunks.push(new Uint8Array(chunk as Uint8Array));
  const raw = new Response(new Blob(chunks));
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    const text = await raw.text();
    return { body: text ? (JSON.parse(text) as Arrival["body"]) : null, files: new Map() };
  }
  const parts = await new Response(raw.body, { headers: { "Content-Type": type } }).formData();
  const files = [...parts].filter(([name]) => name !== "call") as [string, File][];
  return { body: JSON.parse(parts.get("call") as string) as Arrival["body"], files: new Map(files) };
};

/** Takes the first element whose label the request's label starts with. */
const takeMatching = <T extends { readonly label: string }>(waiting: T[], label: string): T | undefined => {
  const index = waiting.findIndex((each) => label.startsWith(each.label));
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
};

export const startServer = async (): Promise<ScriptedServer> => {
  const world = createWorld();
  const arrivals: Arrival[] = [];
  const holds: Hold[] = [];
  const scripted: { label: string; answer: Answer | "hang up" }[] = [];
  let told = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { body, files } = await readBody(request);
    const path = (request.url ?? "").slice(PREFIX.length);
    const label = [request.method, path, body?.fn].filter(Boolean).join(" ");
    const arrival: Arrival = { label, headers: request.headers, body, files, state: "open" };
    arrivals.push(arrival);
    response.on("close", () => {
      arrival.state = response.writableFinished ? "answered" : "aborted";
    });
    const answer = takeMatching(scripted, label)?.answer ?? answerFrom(world, path, arrival);
    const hold = takeMatching(holds, label);
    hold?.arrive(arrival);
    await hold?.released;
    if (answer === "hang up") {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...answer.headers });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  };

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX.slice(0, -1)}`,
    world,
    arrivals,
    newLabels() {
      const labels = arrivals.slice(told).map(({ label }) => label);
      told = arrivals.length;
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
    answerNext: (label, answer) => void scripted.push({ label, answer }),
    async quiet() {
      let seen = -1;
      const giveUp = performance.now() + 60_000;
      while (seen !== arrivals.length || arrivals.some(({ state }) => state === "open")) {
        if (performance.now() > giveUp) throw new Error("The server is still busy; is an answer held back?");
        seen = arrivals.length;
        // Turns of the event loop rather than time: on a busy machine 25 ms may pass without a look at the sockets.
        for (let turn = 0; turn < 25; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
