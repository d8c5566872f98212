import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

/** The root of the repository. */
export const root = join(import.meta.dirname, "..");
export const python = process.env["PYTHON"] ?? join(root, ".venv", "bin", "python");
export const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const settings = { reuseExistingServer: false, timeout: 120_000, stdout: "ignore", stderr: "pipe" } as const;

/** A server that Playwright starts before the specs and ends after them. */
export function server<Options extends object>(
  name: string,
  options: Options,
): Options & typeof settings & { name: string } {
  return { name, ...settings, ...options };
}

/** The command of an ASGI application in the current directory. */
export function uvicorn(app: string, url: string): string {
  const { hostname, port } = new URL(url);
  return `"${python}" -m uvicorn ${app} --host ${hostname} --port ${port} --log-level warning`;
}

export function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * A free port on 127.0.0.1, the same in the process that reads the config first and in every worker that
 * reads it again: workers inherit the environment.
 */
export async function port(name: string): Promise<number> {
  const variable = `MIZAN_E2E_${name.toUpperCase()}_PORT`;
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
