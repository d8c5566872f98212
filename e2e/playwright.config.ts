import { defineConfig } from "@playwright/test";
import { servers } from "./servers.ts";

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  globalTeardown: "./teardown.ts",
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  // The harness's state and its log of requests are shared.
  workers: 1,
  timeout: 20_000,
  expect: { timeout: 5_000 },
  reporter: [["list"]],
  use: {
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
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: servers,
});
