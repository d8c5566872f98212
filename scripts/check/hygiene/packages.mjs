import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../repository.mjs";
import { packageFolders, readJson, readText } from "./tracked-files.mjs";

/** npm and PyPI get a folder, not the repository: each carries its own licence and README. */
export function checkPackages() {
  const npm = packageFolders("packages", "package.json");
  const pypi = packageFolders("python", "pyproject.toml");
  const license = readText("LICENSE");
  const breaches = [];
  for (const folder of [...npm, ...pypi]) {
    if (!existsSync(join(root, folder, "README.md"))) breaches.push(`${folder}: has no README.md`);
    const own = join(folder, "LICENSE");
    if (!existsSync(join(root, own))) breaches.push(`${folder}: has no LICENSE; copy the root's`);
    else if (readText(own) !== license) breaches.push(`${own}: differs from the root's`);
  }
  for (const folder of npm) {
    const { name, exports, files } = readJson(`${folder}/package.json`);
    if (name !== `@mizan/${folder.split("/").at(-1)}`) breaches.push(`${folder}: its name is ${name}`);
    if (!exports?.["."]?.default) breaches.push(`${folder}: exports no "default" condition`);
    if (!files?.some((pattern) => pattern.includes("tsbuildinfo")))
      breaches.push(`${folder}: would pack .tsbuildinfo`);
  }
  return breaches;
}
