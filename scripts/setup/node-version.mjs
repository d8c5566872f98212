import { Failure } from "../failure.mjs";

/** As `engines.node` in package.json: the first versions that can `require()` an ES module. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return;
  throw new Failure(
    `mizan needs Node 20.19 or newer (of 22: 22.12 or newer); this is ${version}.\nInstall it from https://nodejs.org, or with nvm: nvm install 24`,
  );
}
