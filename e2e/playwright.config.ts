import { defineConfig } from "@playwright/test";
import type { Options } from "./fixtures/test.ts";
import { servers, urls } from "./servers.ts";

export default defineConfig<Options>({
  testDir: "specs",
  outputDir: "test-results",
  globalTeardown: "./teardown.ts",
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  // The harness's state and its log of requests are shared.
  workers: 1,
  // Generous timeouts for a busy machine. No spec depends on them.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "harness", testIgnore: "example/**" },
    { name: "FastAPI", testMatch: "example/*.spec.ts", use: { baseURL: urls.fastapi } },
    { name: "Django", testMatch: "example/**/*.spec.ts", use: { baseURL: urls.django, csrf: true } },
  ],
  webServer: servers,
});
