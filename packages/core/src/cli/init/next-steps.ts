import type { Backend } from "./find-backend.ts";
import type { Frontend } from "./find-frontend.ts";

/** What is left to do after `mizan init`, as numbered lines. */
export function nextSteps({ target, installed }: Frontend, backend: Backend | undefined): readonly string[] {
  const building = [
    "@mizan/core",
    `@mizan/target-${target}`,
    ...(backend === undefined ? [] : ["@mizan/source-fastapi"]),
  ];
  const steps = [
    installCommand("npm install --save-dev", building, installed),
    installCommand("npm install", ["@mizan/kernel"], installed),
    backend === undefined
      ? "put the backend's document at openapi.json: python -m mizan_fastapi.cli app.main > openapi.json"
      : `pip install mizan-fastapi${backend.folder === "." ? "" : `   (in ${backend.folder})`}`,
    "npx mizan build",
  ];
  return [
    "Next:",
    ...steps.filter((step) => step !== undefined).map((step, index) => `  ${index + 1}. ${step}`),
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
