import { join, relative } from "node:path";
import { existsSync } from "node:fs";
import { attempt } from "../../process/run.mjs";
import { root } from "../../repository.mjs";
import { exampleBackends, pythonPackages } from "../../setup/python-sets.mjs";
import { ensureRedis } from "../../setup/redis.mjs";
import { python } from "../../setup/virtual-environment.mjs";
import { readCounts } from "../junit.mjs";

/** What proves that the backends are alike; nobody installs it. */
const conformance = join(root, "python", "conformance");

/** One suite for each Python project that has tests: they are apart, as their users have them. */
export function pytestSuites() {
  return [...pythonPackages(), conformance, ...exampleBackends()]
    .filter((project) => existsSync(join(project, "tests")))
    .map((project) => ({
      name: `pytest ${relative(root, project).replaceAll("\\", "/")}`,
      async run({ folder }) {
        const file = join(folder, `pytest-${relative(root, project).replace(/\W+/g, "-")}.xml`);
        const args = ["-m", "pytest", "--quiet", `--junitxml=${file}`];
        const redis = await ensureRedis();
        const env = redis.missing ? {} : { REDIS_SERVER: redis.path };
        const { code, output } = await attempt(python, args, { cwd: project, env });
        // Without a Redis the tests that need one are skipped.
        return { ...readCounts(file, output), code, output: `${output}${redis.missing ?? ""}` };
      },
    }));
}
