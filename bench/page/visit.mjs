/* global document, requestAnimationFrame */

/** Chrome's own presets for a phone, in milliseconds and bytes a second. */
const NETWORKS = {
  "3g": { latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 },
  "4g": { latency: 60, downloadThroughput: 1_012_500, uploadThroughput: 168_750 },
};

export const networks = Object.keys(NETWORKS);

/**
 * Visits Conduit once, with an empty cache: the home page, from there an article, a favorite and a comment.
 * @returns milliseconds and API requests of each step, and bytes received until the home page is complete
 */
export async function visit(browser, url, network) {
  const context = await browser.newContext();
  const page = await context.newPage();
  try {
    await signUp(page, url);
    const meter = await startMeter(page, NETWORKS[network]);
    const home = await meter.step(async () => {
      await page.goto(url, { waitUntil: "commit" });
      await shown(page, ".article-preview", ".sidebar .tag-default", ".user-pic");
      return page.evaluate(() => performance.now());
    });
    const article = await meter.step(() =>
      clicked(page, 'a[href="/article/rye-needs-less-kneading"]', ".article-content p", ".card-text"),
    );
    await page.locator("textarea").fill("Measured.");
    const favorite = await meter.step(() =>
      clicked(page, ".banner .btn-outline-primary", ".banner .btn-primary"),
    );
    const comment = await meter.step(() => clicked(page, ".comment-form button", ".mod-options"));
    return { home, article, favorite, comment };
  } finally {
    await context.close();
  }
}

/** The user of the session; without the page, and before the network is slow. */
async function signUp(page, url) {
  const username = `user-${Date.now().toString(36)}`;
  const args = { username, email: `${username}@example.com`, password: "a long password" };
  const response = await page.request.post(`${url}/api/mizan/call/`, { data: { fn: "register", args } });
  if (!response.ok()) throw new Error(`No user for the pages: ${await response.text()}`);
}

async function startMeter(page, conditions) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, ...conditions });
  const open = new Set();
  let requests = 0;
  let bytes = 0;
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    open.add(requestId);
    if (new URL(request.url).pathname.startsWith("/api/")) requests += 1;
  });
  devtools.on("Network.loadingFailed", ({ requestId }) => open.delete(requestId));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (open.delete(requestId)) bytes += encodedDataLength;
  });
  return {
    /** @returns what `action` took, and what was requested until nothing was left to load */
    async step(action) {
      requests = bytes = 0;
      const milliseconds = await action();
      while (open.size > 0) await page.waitForTimeout(20);
      return { milliseconds, requests, bytes };
    },
  };
}

/** Resolves in the frame in which all of the selectors match. */
function shown(page, ...selectors) {
  return page.evaluate(waitFor, selectors);
}

/** @returns milliseconds from the click until all of the selectors match */
async function clicked(page, target, ...selectors) {
  await page.locator(target).first().waitFor();
  await page.evaluate((selector) => {
    globalThis.clickedAt = performance.now();
    document.querySelector(selector).click();
  }, target);
  await shown(page, ...selectors);
  return page.evaluate(() => globalThis.shownAt - globalThis.clickedAt);
}

/** Runs in the page. */
function waitFor(selectors) {
  return new Promise((resolve) => {
    const look = () => {
      globalThis.shownAt = performance.now();
      if (selectors.every((selector) => document.querySelector(selector))) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}
