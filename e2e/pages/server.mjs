/**
 * Serves the pages of all apps, built from their current sources, before one harness or several:
 *
 *     node pages/server.mjs 4001=fastapi=http://127.0.0.1:5001 4002=django=http://127.0.0.1:5002
 *
 * Each port has the pages with the client of that backend. Requests for anything else go to the backend.
 */
import { createServer, request as send } from "node:http";
import { pipeline } from "node:stream";
import { findPage } from "./apps.mjs";

for (const argument of process.argv.slice(2)) {
  const [port, backend, url] = argument.split("=");
  createServer((request, response) => {
    answer(request, response, { backend, url }).catch((error) => {
      console.error(error);
      response.writeHead(500).end("The page could not be built or rendered.");
    });
  }).listen(Number(port), "127.0.0.1");
}

async function answer(request, response, { backend, url }) {
  const { pathname: path } = new URL(request.url, url);
  if (path === "/health") return response.end("ok");
  const page = await findPage(backend, { path, backend: url, cookie: request.headers.cookie });
  if (page) return response.writeHead(200, page.headers).end(page.body);
  forward(request, response, url);
}

function forward(request, response, backend) {
  const { method, headers } = request;
  // A connection for each request: one that is kept may be closed by the backend while it is used again.
  const outgoing = send(new URL(request.url, backend), { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    pipeline(answer, response, () => {});
  });
  outgoing.on("error", (error) => response.writeHead(502).end(error.message));
  response.on("close", () => outgoing.destroy());
  request.pipe(outgoing);
}
