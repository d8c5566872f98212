import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { project, python, removeProjects } from "../../source-python/__tests__/project.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = readFileSync(join(REPOSITORY, "docs/guide/django.md"), "utf8");
const UNNAMED: Readonly<Record<string, string>> = { html: "index.html", json: "tsconfig.json" };

/** The files that the guide shows up to the first hook, by their paths in its project. */
function filesOfPage(): Map<string, string> {
  const files = new Map<string, string>();
  const start = PAGE.slice(0, PAGE.indexOf("\n## The document\n"));
  for (const [, language = "", text = ""] of start.matchAll(
    /^```(python|js|tsx?|html|json)\n([^]*?)^```$/gm,
  )) {
    const [line = "", title] = /^(?:#|\/\/) (\S+)\n/.exec(text) ?? [];
    const path = title ?? UNNAMED[language] ?? "";
    files.set(language === "python" ? `backend/${path}` : path, text.slice(line.length));
  }
  return files;
}

afterEach(removeProjects);

test("the Django guide leads from startproject to hooks and a page that compile", () => {
  // where npm puts what the pages of the repository need: beside them, or at its root
  const installed = project();
  symlinkSync(join(REPOSITORY, "node_modules"), join(installed, "node_modules"), "junction");
  const root = join(installed, "website");
  mkdirSync(root);
  symlinkSync(join(REPOSITORY, "examples/django-react/node_modules"), join(root, "node_modules"), "junction");
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, VIRTUAL_ENV: dirname(dirname(python)), NO_COLOR: "1" },
    });
  mkdirSync(join(root, "backend"));
  run(python, "-m", "django", "startproject", "website", "backend");
  mkdirSync(join(root, "backend/projects"));
  run(python, "-m", "django", "startapp", "projects", "backend/projects");

  const files = filesOfPage();
  const apps = files.get("backend/website/settings.py") ?? "";
  const settings = readFileSync(join(root, "backend/website/settings.py"), "utf8");
  files.set(
    "backend/website/settings.py",
    settings.replace(/^INSTALLED_APPS = \[[^]*?^\]\n/m, () => apps),
  );
  const config = files.get("mizan.config.mjs");
  files.delete("mizan.config.mjs");
  mkdirSync(join(root, "src"));
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  writeFileSync(join(root, "package.json"), '{ "type": "module", "dependencies": { "react": "19" } }');

  const mizan = join(installed, "node_modules/@mizan/core/bin/mizan.js");
  run(process.execPath, mizan, "init");
  expect(readFileSync(join(root, "mizan.config.mjs"), "utf8")).toBe(config);
  expect(run(process.execPath, mizan, "build")).toContain("Wrote 8 added.");
  expect(run(process.execPath, join(installed, "node_modules/typescript/bin/tsc"), "--project", root)).toBe(
    "",
  );
});
