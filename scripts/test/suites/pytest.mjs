import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { attempt } from "../../process/run.mjs";
import { Failure, root } from "../../program.mjs";
import { ensureNativeKernel } from "../../setup/cargo.mjs";
import { ensurePostgres, ensureRedis } from "../../setup/programs.mjs";
import { exampleBackends, python, pythonCommand, pythonPackages } from "../../setup/python.mjs";

/** Tests of the equal behaviour of the backends, and of the load of many users. These projects are not published. */
const conformance = join(root, "python", "conformance");
const load = join(root, "e2e", "load");
const client = join(root, "python", "mizan-client");

/** Runs the command that follows it with `DATABASE_URL` naming an empty PostgreSQL. */
const ON_POSTGRES = ["-m", "mizan_fixtures.on_postgres", python];

/** One suite for each Python project with tests, because they are installed separately. */
export function pytestSuites() {
  const projects = [...pythonPackages(), pythonCommand, conformance, load, ...exampleBackends()].filter(
    (project) => existsSync(join(project, "tests")),
  );
  return [
    ...projects.map((project) => suite(project)),
    suiteOnPostgres(join(root, "examples/django-react/backend")),
  ];
}

const nameOf = (project) => `pytest ${relative(root, project).replaceAll("\\", "/")}`;

function suite(project) {
  return {
    name: nameOf(project),
    isAlone: project === load,
    async run({ directory }) {
      const redis = await ensureRedis();
      const postgres = project === load ? await ensurePostgres() : {};
      const kernel = project === client ? await ensureNativeKernel() : {};
      const env = {
        ...(redis.path && { REDIS_SERVER: redis.path }),
        ...(postgres.path && { POSTGRES_BIN: postgres.path }),
      };
      const missing = [redis, postgres, kernel].map((each) => each.missing ?? "").join("\n");
      // Tests that need what is missing are skipped, which is a failure in continuous integration.
      return pytest(project, directory, { env, note: missing });
    },
  };
}

function suiteOnPostgres(project) {
  return {
    name: `${nameOf(project)} on PostgreSQL`,
    async run({ directory }) {
      const { path, missing } = await ensurePostgres();
      if (missing) return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: missing };
      const env = { POSTGRES_BIN: path, PYTHONPATH: join(root, "python", "fixtures") };
      return pytest(project, directory, { env, before: ON_POSTGRES, suffix: "-postgres" });
    },
  };
}

async function pytest(project, directory, { env, before = [], suffix = "", note = "" }) {
  const file = join(directory, `pytest-${relative(root, project).replace(/\W+/g, "-")}${suffix}.xml`);
  const args = [...before, "-m", "pytest", "--quiet", `--junitxml=${file}`];
  const { code, output } = await attempt(python, args, { cwd: project, env });
  return { ...readCounts(file, output), code, output: `${output}${note}` };
}

/** Counts from pytest's JUnit XML: the attributes of its `<testsuite>` elements. */
export function readCounts(file, output) {
  if (!existsSync(file)) throw new Failure(`${output.trimEnd()}\npytest ended without a report.`);
  const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const [element] of readFileSync(file, "utf8").matchAll(/<testsuite\s[^>]*>/g)) {
    for (const name of Object.keys(totals)) {
      totals[name] += Number(new RegExp(`\\s${name}="(\\d+)"`).exec(element)?.[1] ?? 0);
    }
  }
  const failed = totals.failures + totals.errors;
  return { passed: totals.tests - failed - totals.skipped, failed, skipped: totals.skipped };
}
