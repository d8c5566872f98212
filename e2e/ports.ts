import { createServer, type AddressInfo } from "node:net";

/**
 * A free port on 127.0.0.1, the same in the process that reads the config first and in every worker that
 * reads it again: workers inherit the environment.
 */
export async function port(name: string): Promise<number> {
  const variable = `MIZAN_E2E_${name}_PORT`;
  const port = Number(process.env[variable] ?? (await freePort()));
  process.env[variable] = String(port);
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
