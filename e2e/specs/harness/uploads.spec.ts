import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, hold, test } from "../../fixtures/harness.ts";

interface Given {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const everyByte = Buffer.from([...Array(256).keys(), ...Buffer.from("\r\n--\r\n\r\n------")]);
const letter: Given = { name: "letter.bin", mimeType: "application/x-letter", buffer: everyByte };

async function openForm(page: Page): Promise<void> {
  await page.goto("upload");
  await expect(page.getByLabel("Parcels")).toBeAttached();
}

async function send(page: Page, label: string, file: Given, photos: Given[] = []): Promise<void> {
  await page.getByLabel("Label").fill(label);
  await page.getByLabel("Letter").setInputFiles(file);
  await page.getByLabel("Photos").setInputFiles(photos);
  await page.getByRole("button", { name: "Send" }).click();
}

/** What the page shows when the server has received these files. */
function parcel(label: string, ...files: Given[]): string {
  const received = files.map(({ name, mimeType, buffer }) => ({
    name,
    content_type: mimeType,
    size: buffer.length,
    sha256: createHash("sha256").update(buffer).digest("hex"),
  }));
  return JSON.stringify({ label, files: received });
}

test("files arrive as the user chose them, and the page is fresh after one request", async ({
  page,
  api,
}) => {
  await openForm(page);
  await api.clear();
  const photos = [
    { name: "2.png", mimeType: "image/png", buffer: Buffer.alloc(1_500_000, "2") },
    { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
  ];
  await send(page, "first", letter, photos);
  await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(parcel("first", letter, ...photos));
  await expect(page.getByLabel("Parcels")).toHaveText("first");
  expect(await api.all()).toEqual(["call/ with files"]);
});

const names = {
  "Grüße 😂.txt": "Grüße 😂.txt",
  "a; filename=b.txt": "a; filename=b.txt",
  // As browsers write them (HTML standard, "multipart/form-data encoding algorithm").
  'say "hi".txt': "say %22hi%22.txt",
  "two\nlines.txt": "two%0Alines.txt",
};

test("the name of a file may have any characters", async ({ page }) => {
  await openForm(page);
  for (const [given, name] of Object.entries(names)) {
    await send(page, "named", { ...letter, name: given });
    await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(parcel("named", { ...letter, name }));
  }
});

test.describe("files that are too large", () => {
  test.use({ refusals: [413] });

  test("are refused with a typed error, and the page can send others", async ({ page }) => {
    await openForm(page);
    await send(page, "large", { ...letter, buffer: Buffer.alloc(3_000_000) });
    await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(
      "BAD_REQUEST 413: The body of a call must not be larger than 3000000 bytes.",
    );
    await send(page, "small", letter);
    await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(parcel("small", letter));
    await expect(page.getByLabel("Parcels")).toHaveText("small");
  });
});

test("an upload can be aborted, and sent again", async ({ page, api }) => {
  await openForm(page);
  const release = await hold(page, "**/call/");
  await send(page, "aborted", letter);
  await page.getByRole("button", { name: "Abort" }).click();
  await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(/^untyped AbortError/);
  expect(await api.aborted()).toEqual(["call/ with files"]);
  release();
  await send(page, "again", letter);
  await expect(page.getByLabel("Parcel", { exact: true })).toHaveText(parcel("again", letter));
});
