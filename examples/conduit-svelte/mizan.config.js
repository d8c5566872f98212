import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import fastapi from "@mizan/source-fastapi";
import svelte from "@mizan/target-svelte";

/** Both backends have the same functions, so the pages work with either. */
const sources = {
  django: django({ cwd: "../conduit-vue/backend" }),
  fastapi: fastapi({ module: "conduit_api.main", cwd: "backend" }),
};
const backend = process.env.BACKEND ?? "fastapi";

export default defineConfig({ plugins: [sources[backend], svelte({ outDir: `src/api/${backend}` })] });
