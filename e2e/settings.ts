import type { PlaywrightTestConfig } from "@playwright/test";

/** The settings of all specs: real Chromium, and no second attempt. */
export const settings = {
  // A spec that was left alone for a moment must not be the only one that runs.
  forbidOnly: Boolean(process.env["CI"]),
  retries: 0,
  // Generous timeouts for a busy machine. No spec depends on them.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
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
} satisfies PlaywrightTestConfig;
