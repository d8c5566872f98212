import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";

/**
 * The config of an app: a client of the harness on FastAPI.
 * @param {import("@mizan/core").Plugin} target
 */
export function harnessClient(target) {
  return defineConfig({ plugins: [fastapi({ cwd: "../../../backend", module: "harness_fastapi" }), target] });
}
