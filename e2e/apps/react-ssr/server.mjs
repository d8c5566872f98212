/** Renders each page on the server, with the visitor's own cookies, and lets Vite serve the scripts. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createVite } from "vite";

const { BACKEND_URL, PORT } = process.env;
const root = import.meta.dirname;
const server = createServer();
const vite = await createVite({
  root,
  appType: "custom",
  server: { middlewareMode: true, ws: { server } },
});
const template = await readFile(new URL("index.html", import.meta.url), "utf8");

async function page(request, response) {
  const { render } = await vite.ssrLoadModule("/src/entry-server.tsx");
  const { html, state } = await render({
    backend: BACKEND_URL,
    path: request.url,
    cookie: request.headers.cookie,
  });
  const shell = await vite.transformIndexHtml(request.url, template);
  const document = shell.replace("<!--html-->", () => html).replace("<!--state-->", () => state);
  response.setHeader("Content-Type", "text/html; charset=utf-8").end(document);
}

server.on("request", (request, response) => {
  if (request.url === "/health") return void response.end("ok");
  vite.middlewares(request, response, () => {
    page(request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end("The page could not be rendered.");
    });
  });
});
server.listen(Number(PORT), "127.0.0.1");
