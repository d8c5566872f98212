import { createServer } from "node:net";

/** `preferred` when nothing listens there, else the next free port above it. On 127.0.0.1. */
export async function freePort(preferred) {
  for (let port = preferred; port < preferred + 100; port += 1) if (await isFree(port)) return port;
  return 0;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
