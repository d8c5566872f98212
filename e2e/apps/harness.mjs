import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import fastapi from "@mizan/source-fastapi";

const cwd = "../../backend";
const sources = {
  fastapi: () => fastapi({ cwd, module: "harness_fastapi" }),
  django: () => django({ cwd }),
};

/**
 * The config of an app. BACKEND selects the harness whose document the client is generated from, since each has its
 * own protection against forged requests.
 * @param {(options: { outDir: string }) => import("@mizan/core").Plugin} target
 */
export function clientOfHarness(target) {
  const backend = process.env["BACKEND"] ?? "fastapi";
  return defineConfig({ plugins: [sources[backend](), target({ outDir: `src/api/${backend}` })] });
}
