import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import fastapi from "@mizan/source-fastapi";
import vue from "@mizan/target-vue";

/** Both backends have the same functions, so the pages work with either. */
const sources = {
  django: django({ cwd: "backend" }),
  fastapi: fastapi({ module: "conduit_api.main", cwd: "../conduit-svelte/backend" }),
};
const backend = process.env.BACKEND ?? "django";

export default defineConfig({ plugins: [sources[backend], vue({ outDir: `src/api/${backend}` })] });
