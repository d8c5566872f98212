import { defineConfig } from "@playwright/test";
import { conduitPairs, conduitServers } from "./conduit-servers.ts";
import type { HarnessOptions } from "./fixtures/harness.ts";
import type { Options } from "./fixtures/test.ts";
import { settings } from "./settings.ts";
import { backends, frameworks, servers, trackers, workers } from "./servers.ts";

const names = { react: "React", vue: "Vue", svelte: "Svelte", fastapi: "FastAPI", django: "Django" };

/** The specs of the harness for each framework on each backend. Svelte has nothing that keeps a hidden component. */
const combinations = frameworks.flatMap((framework) =>
  backends.map((backend) => ({
    name: `${names[framework]} on ${names[backend]}`,
    testMatch: "harness/*.spec.ts",
    testIgnore: framework === "svelte" ? ["**/hidden.spec.ts"] : [],
    fullyParallel: true,
    use: { framework, backend, csrf: backend === "django" },
  })),
);

export default defineConfig<Options & HarnessOptions>({
  testDir: "specs",
  outputDir: "test-results",
  globalTeardown: "./teardown.ts",
  ...settings,
  workers,
  projects: [
    ...combinations,
    {
      name: "React alone",
      testMatch: "react/*.spec.ts",
      fullyParallel: true,
      use: { framework: "react", backend: "fastapi" },
    },
    {
      name: "React 18",
      testMatch: ["react/*.spec.ts", "harness/{suspense,clients,mutations}.spec.ts"],
      // It has no actions, and prints the errors that a boundary shows.
      grepInvert: /Action|refused read/,
      fullyParallel: true,
      use: { framework: "react-18", backend: "fastapi" },
    },
    { name: "Page of mizan inspect", testMatch: "inspect/*.spec.ts", fullyParallel: true },
    { name: "FastAPI tracker", testMatch: "example/*.spec.ts", use: { baseURL: trackers.fastapi } },
    {
      name: "Django tracker",
      testMatch: "example/**/*.spec.ts",
      use: { baseURL: trackers.django, csrf: true },
    },
    ...conduitPairs.map(({ framework, backend, isOwn, page }) => ({
      name: `Conduit in ${names[framework]} on ${names[backend]}`,
      // The other backend has the same functions, so its pages need only a look.
      testMatch: isOwn ? "conduit/*.spec.ts" : "conduit/requests.spec.ts",
      fullyParallel: true,
      use: { baseURL: page, csrf: backend === "django" },
    })),
  ],
  webServer: [...servers, ...conduitServers],
});
