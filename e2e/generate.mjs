/** Runs `mizan build` in each project whose pages the specs open. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const core = createRequire(import.meta.url).resolve("@mizan/core/package.json");
const mizan = join(dirname(core), "bin", "mizan.js");

for (const project of ["apps/react", "../examples/fastapi-react", "../examples/django-react"]) {
  const { status } = spawnSync(process.execPath, [mizan, "build"], {
    cwd: join(here, project),
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
