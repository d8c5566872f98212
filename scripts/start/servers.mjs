import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { freePort, Service } from "../process/service.mjs";
import { run } from "../process/run.mjs";
import { python as ownPython } from "../setup/python.mjs";

/** The usual ports. */
export const USUAL_PORTS = { backend: 8000, page: 5173 };

/**
 * Prepares an example's backend and starts it on a free port of 127.0.0.1.
 *
 * @param options `env` for it, `echo` to pass on its output, the preferred `port`, and another Python than the
 *   repository's.
 * @returns its address and its service
 */
export async function startBackend({ backend }, { env = {}, echo = false, port, python = ownPython } = {}) {
  const { directory: cwd, app, prepare = [] } = backend;
  for (const command of prepare) await run(python, command, { cwd, env });
  const free = await freePort(port);
  const args = ["-m", "uvicorn", app, "--host", "127.0.0.1", "--port", String(free)];
  const service = new Service("backend", python, args, { cwd, env, echo });
  const url = `http://127.0.0.1:${free}`;
  try {
    await service.ready(`${url}/api/mizan/session/`);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { url, service };
}

/**
 * Starts an example's backend, and its page on another free port.
 *
 * @param options `env` for both, `echo` to pass on their output, the preferred `ports`, and other programs than the
 *   running Node and the repository's Python.
 * @returns the page's address, the backend's, and the two services for stopping them.
 */
export async function startServers(example, options = {}) {
  const { env = {}, echo = false, ports = {}, node = process.execPath, python } = options;
  const { url: backendUrl, service } = await startBackend(example, {
    env,
    echo,
    port: ports.backend,
    python,
  });
  const services = [service];
  try {
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
