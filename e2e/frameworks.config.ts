import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { backend, type FrameworkOptions, pages, type WholeFramework } from "./fixtures/frameworks.ts";
import { server, uvicorn } from "./processes.ts";
import { settings } from "./settings.ts";

const directory = join(import.meta.dirname, "apps", "frameworks");

const programs: Readonly<Record<WholeFramework, string>> = {
  next: "../node_modules/next/dist/bin/next start --hostname 127.0.0.1",
  nuxt: ".output/server/index.mjs",
  sveltekit: "build/index.js",
};
const frameworks = Object.keys(programs) as WholeFramework[];

/** Applications of Next, Nuxt and SvelteKit, built for production, in front of one backend. */
export default defineConfig<FrameworkOptions>({
  ...settings,
  testDir: "specs/frameworks",
  outputDir: "test-results/frameworks",
  // They share the backend's log of requests.
  workers: 1,
  projects: frameworks.map((framework) => ({ name: framework, use: { framework } })),
  webServer: [
    server("harness", {
      // Longer than the servers of the apps keep an idle connection: they would use one that has just been closed.
      command: `${uvicorn("harness_fastapi:app", backend)} --timeout-keep-alive 120`,
      cwd: join(import.meta.dirname, "backend"),
      url: `${backend}/__requests`,
    }),
    ...frameworks.map((framework) =>
      server(framework, {
        command: `"${process.execPath}" ${programs[framework]}`,
        cwd: join(directory, framework),
        url: `${pages[framework]}/counter/started`,
        env: {
          HOST: "127.0.0.1",
          PORT: new URL(pages[framework]).port,
          ORIGIN: pages[framework],
          BACKEND_URL: backend,
          NUXT_BACKEND_URL: backend,
          NEXT_TELEMETRY_DISABLED: "1",
        },
      }),
    ),
  ],
});
