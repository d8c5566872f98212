import { join } from "node:path";
import { freePort } from "../process/port.mjs";
import { Service } from "../process/service.mjs";
import { python } from "../setup/virtual-environment.mjs";
import { root } from "../repository.mjs";

const BACKEND_PORT = 8000;
const PAGE_PORT = 5173;

/**
 * Starts the example's FastAPI app and its page, on free ports of 127.0.0.1.
 * @returns the page's address, and the two services for stopping them.
 */
export async function startServers(example, { env = {}, echo = false } = {}) {
  const backendPort = await freePort(BACKEND_PORT);
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  const backend = new Service(
    "backend",
    python,
    ["-m", "uvicorn", example.backend.app, "--host", "127.0.0.1", "--port", String(backendPort)],
    { cwd: example.backend.folder, env, echo },
  );
  const services = [backend];
  try {
    await backend.ready(`${backendUrl}/api/mizan/session/`);
    const port = await freePort(PAGE_PORT);
    const url = `http://127.0.0.1:${port}/`;
    const vite = join(root, "node_modules", "vite", "bin", "vite.js");
    const page = new Service("page", process.execPath, [vite], {
      cwd: example.folder,
      env: { ...env, BACKEND_URL: backendUrl, PORT: String(port) },
      echo,
    });
    services.push(page);
    await page.ready(url);
    return { url, backendUrl, services };
  } catch (error) {
    await stopAll(services);
    throw error;
  }
}

export async function stopAll(services) {
  await Promise.all(services.map((service) => service.stop()));
}
