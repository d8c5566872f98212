import { chromium } from "@playwright/test";
import { Failure } from "../program.mjs";

/** What a paragraph says to do, as far as it can be done in a browser. */
const ACT = /<(http:\/\/[^>]+)>|(\bpress |\binto )?“([^”]+)”/gi;
const LIMIT = 20_000;

/**
 * Does what a paragraph says, in a browser: opens its addresses, and finds on the page what it quotes, in this order.
 * “Press “Save”” presses that button or link, and “Enter “Ada” into “Name”” fills that field. Without a quotation, the
 * addresses must respond.
 *
 * @param {string} executablePath of Chromium
 */
export async function openPage(executablePath, text) {
  const acts = actsOf(text);
  if (acts.every(({ kind }) => kind === "open")) {
    for (const { text: url } of acts) await respond(url);
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT);
    const reports = [];
    page.on("pageerror", (error) => reports.push(String(error)));
    page.on("console", (message) => message.type() === "error" && reports.push(message.text()));
    for (const act of acts) await perform(page, act, reports);
  } finally {
    await browser.close();
  }
}

async function respond(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT) });
  if (!response.ok) throw new Failure(`${url} responds with ${response.status}:\n${await response.text()}`);
}

function actsOf(text) {
  const acts = [];
  for (const [, url, before = "", quoted] of text.matchAll(ACT)) {
    if (url) acts.push({ kind: "open", text: url });
    else if (/into/i.test(before)) acts.push({ kind: "fill", text: acts.pop().text, field: quoted });
    else acts.push({ kind: before ? "press" : "show", text: quoted });
  }
  return acts;
}

async function perform(page, { kind, text, field }, reports) {
  const named = { name: text, exact: true };
  try {
    // Until its scripts are loaded, the buttons of a page that a server has rendered do nothing.
    if (kind === "open") await page.goto(text, { waitUntil: "networkidle" });
    else if (kind === "press")
      await page.getByRole("button", named).or(page.getByRole("link", named)).first().click();
    else if (kind === "fill") await page.getByLabel(field, { exact: true }).fill(text);
    else await page.getByText(text).first().waitFor();
  } catch (error) {
    const shown = await page.locator("body").innerText();
    const lines = [`In the browser: ${kind} “${field ?? text}”`, error.message.split("\n")[0], ...reports];
    throw new Failure(`${lines.join("\n")}\n${page.url()} shows:\n${shown}`);
  }
}
