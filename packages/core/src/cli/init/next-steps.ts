import { type Backend, pythonOnly } from "./find-backend.ts";
import type { Frontend } from "./find-frontend.ts";

/** The next steps after `mizan init`, as numbered lines. */
export function nextSteps(frontend: Frontend, backend: Backend | undefined): readonly string[] {
  const python = pythonOnly(frontend, backend);
  if (python !== undefined) {
    return numbered([...inBackend(python), "pip install mizan-client", "mizan build"]);
  }
  const { directory, target, needed, installed } = frontend;
  const building = [
    "@mizan/core",
    `@mizan/target-${target}`,
    ...(backend === undefined ? [] : [`@mizan/source-${backend.framework}`]),
  ];
  return numbered([
    directory === "." ? undefined : `cd ${directory}`,
    installCommand("npm install --save-dev", building, installed),
    installCommand("npm install", needed, installed),
    ...(backend === undefined ? EXPORT : inBackend(backend)),
    "npx mizan build",
  ]);
}

function numbered(steps: readonly (string | undefined)[]): readonly string[] {
  return [
    "Next:",
    ...steps
      .filter((step) => step !== undefined)
      .map((step, index) => `  ${index + 1}. ${step.replaceAll("\n", "\n     ")}`),
  ];
}

const EXPORT = [
  "write the backend's document to openapi.json. If the backend is\n" +
    "a FastAPI application:  python -m mizan_fastapi.cli app.main > openapi.json\n" +
    "a Django project:       python manage.py export_mizan_schema --out openapi.json\n" +
    'or, if its Python can run here, let the build export it. In the config, instead of "document":\n' +
    'plugins: [fastapi({ module: "app.main", cwd: "../backend" }), …]   (from @mizan/source-fastapi)\n' +
    'plugins: [django({ cwd: "../backend" }), …]                        (from @mizan/source-django)',
];

function inBackend({ framework, directory, dependsOnMizan }: Backend): readonly string[] {
  const where = directory === "." ? "" : `   (in ${directory})`;
  const install = `pip install mizan-${framework}${where}`;
  if (framework !== "django" || dependsOnMizan) return [install];
  return [
    install,
    'add "mizan_django" to INSTALLED_APPS, and path("api/mizan/", include(mizan_urls())) to urls.py',
  ];
}

function installCommand(
  command: string,
  packages: readonly string[],
  installed: ReadonlySet<string>,
): string | undefined {
  const missing = packages.filter((name) => !installed.has(name));
  return missing.length === 0 ? undefined : `${command} ${missing.join(" ")}`;
}
