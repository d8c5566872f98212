import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { expect, test as base } from "../../fixtures/harness.ts";
import { harness } from "../../servers.ts";

const apps = join(import.meta.dirname, "../../apps");

/** Serves a copy of the app, which a test may edit, with Vite's development server. */
const test = base.extend<{ copy: ViteDevServer }>({
  async copy({ framework, backend }, use, { parallelIndex }) {
    // Beside the app, since its files name others by their paths.
    const root = join(apps, `${framework}-hot-${parallelIndex}`);
    await rm(root, { recursive: true, force: true });
    await cp(join(apps, framework), root, { recursive: true });
    // Django compares the Origin of a call with its Host.
    const proxy = { "/api": { target: harness(backend, parallelIndex).url, changeOrigin: false } };
    const server = await createServer({
      root,
      configFile: join(root, "vite.config.ts"),
      cacheDir: join(root, "cache"),
      logLevel: "warn",
      resolve: { alias: { "#api": join(root, "src/api", backend, "index.ts") } },
      server: { host: "127.0.0.1", port: 0, proxy },
    });
    await server.listen();
    await use(server);
    await server.close();
    await rm(root, { recursive: true });
  },
});

test("a route whose code is loaded on demand shows the data that the page has, and keeps it for the others", async ({
  page,
  api,
}) => {
  await page.goto("lazy");
  await expect(page.getByLabel("Overview")).toHaveText("0");
  await api.clear();
  await page.getByRole("button", { name: "Other route" }).click();
  await expect(page.getByLabel("Detail")).toHaveText("0");
  expect(await api.all()).toEqual([]);
  await page.getByRole("button", { name: "Increment" }).click();
  await expect(page.getByLabel("Detail")).toHaveText("1");
  await page.getByRole("button", { name: "Other route" }).click();
  await expect(page.getByLabel("Overview")).toHaveText("1");
  expect(await api.all()).toEqual(["call/ increment"]);
});

test("a component that is replaced while the page runs shows the data that the page has", async ({
  page,
  api,
  copy,
}) => {
  const scenes = join(copy.config.root, "src/scenes");
  const name = (await readdir(scenes)).find((file) => file.startsWith("lazy-detail."))!;
  await page.goto(`${copy.resolvedUrls!.local[0]!}lazy`);
  await page.getByRole("button", { name: "Other route" }).click();
  await page.getByRole("button", { name: "Increment" }).click();
  await expect(page.getByLabel("Detail", { exact: true })).toHaveText("1");
  await api.clear();
  const source = await readFile(join(scenes, name), "utf8");
  await writeFile(join(scenes, name), source.replace('"Detail"', '"Detail, edited"'));
  await expect(page.getByLabel("Detail, edited")).toHaveText("1");
  expect(await api.all()).toEqual([]);
});
