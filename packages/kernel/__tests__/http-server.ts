import { createServer as createHttpServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type ScriptedServer } from "../src/scenarios/server.ts";

interface Listening {
  readonly baseUrl: string;
  /** The number of requests without a complete response. */
  open(): number;
  close(): Promise<void>;
}

/** The server of the scenarios, on 127.0.0.1. */
export interface HttpServer extends Omit<ScriptedServer, "latency"> {
  close(): Promise<void>;
}

const PREFIX = "/api/mizan";

const readBody = async (request: IncomingMessage): Promise<string | FormData | null> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of request) chunks.push(new Uint8Array(chunk as Uint8Array));
  const type = request.headers["content-type"] ?? "";
  const sent = new Response(new Blob(chunks), { headers: { "Content-Type": type } });
  return type.startsWith("multipart/form-data") ? sent.formData() : (await sent.text()) || null;
};

/** Passes on requests that come over a network. `respond` gets the path below `baseUrl`, with a leading slash. */
export const listen = async (
  respond: (path: string, init: RequestInit) => Promise<Response>,
): Promise<Listening> => {
  let open = 0;
  const server = createHttpServer((request, response) => {
    const abort = new AbortController();
    open++;
    response.on("close", () => {
      open--;
      if (!response.writableFinished) abort.abort();
    });
    const pass = async (): Promise<void> => {
      const given = await respond(request.url!.slice(PREFIX.length), {
        method: request.method!,
        headers: request.headers as Record<string, string>,
        body: await readBody(request),
        signal: abort.signal,
      });
      response.writeHead(given.status, Object.fromEntries(given.headers));
      response.end(await given.text());
    };
    pass().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`,
    open: () => open,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A real network, for tests of requests themselves. */
export const startServer = async (): Promise<HttpServer> => {
  const { baseUrl, open, close } = await listen((path, init) => scripted.fetch(baseUrl + path, init));
  const scripted = createServer(baseUrl);
  return {
    ...scripted,
    close,
    /** Also waits until nothing is on its way. */
    async quiet() {
      const { quiet, arrivals } = scripted;
      for (let before = -1; open() > 0 || before < arrivals.length;) {
        before = arrivals.length;
        for (let time = 0; time < 3; time++) await quiet();
      }
    },
  };
};
