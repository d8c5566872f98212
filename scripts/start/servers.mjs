import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { freePort, Service } from "../process/service.mjs";
import { run } from "../process/run.mjs";
import { python as ownPython } from "../setup/python.mjs";

/** The usual ports. */
export const USUAL_PORTS = { backend: 8000, page: 5173 };

/**
 * Prepares the example's backend, then starts it and its page on free ports of 127.0.0.1.
 *
 * @param options `env` for both, `echo` to pass on their output, the preferred `ports`, and other programs than the
 *   running Node and the repository's Python.
 * @returns the page's address, the backend's, and the two services for stopping them.
 */
export async function startServers(example, options = {}) {
  const { env = {}, echo = false, ports = {}, node = process.execPath, python = ownPython } = options;
  for (const command of example.backend.prepare ?? []) {
    await run(python, command, { cwd: example.backend.directory, env });
  }
  const backendPort = await freePort(ports.backend);
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  const backend = new Service(
    "backend",
    python,
    ["-m", "uvicorn", example.backend.app, "--host", "127.0.0.1", "--port", String(backendPort)],
    { cwd: example.backend.directory, env, echo },
  );
  const services = [backend];
  try {
    await backend.ready(`${backendUrl}/api/mizan/session/`);
    const port = await freePort(ports.page);
    const url = `http://127.0.0.1:${port}/`;
    const page = new Service("page", node, [viteOf(example.directory)], {
      cwd: example.directory,
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

function viteOf(directory) {
  const manifest = createRequire(join(directory, "package.json")).resolve("vite/package.json");
  return join(dirname(manifest), "bin", "vite.js");
}
