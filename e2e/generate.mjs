/** Runs `mizan build` for each page that the specs open, and each backend that it is opened with. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const here = import.meta.dirname;
const core = createRequire(import.meta.url).resolve("@mizan/core/package.json");
const mizan = join(dirname(core), "bin", "mizan.js");

for (const framework of ["react", "vue", "svelte"]) {
  for (const BACKEND of ["fastapi", "django"]) {
    generate(`apps/${framework}`, { BACKEND });
  }
}
for (const framework of ["vue", "svelte"]) {
  for (const BACKEND of ["fastapi", "django"]) {
    generate(`../examples/conduit-${framework}`, { BACKEND });
  }
}
generate("../examples/fastapi-react");
generate("../examples/django-react");

function generate(project, variables) {
  const { status } = spawnSync(process.execPath, [mizan, "build", "--quiet"], {
    cwd: join(here, project),
    env: { ...process.env, ...variables },
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}
