/** What must hold for the repository as a whole. Prints every breach and ends with exit code 1 when there is one. */
import { checkLockFile } from "./hygiene/lock-file.mjs";
import { checkMachinePaths } from "./hygiene/machine-paths.mjs";
import { checkPackages } from "./hygiene/packages.mjs";
import { checkVersions } from "./hygiene/versions.mjs";

const breaches = [...checkLockFile(), ...checkMachinePaths(), ...checkPackages(), ...checkVersions()];
for (const breach of breaches) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;
