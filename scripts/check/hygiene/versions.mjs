import { packageFolders, readJson } from "./tracked-files.mjs";

const FIELDS = ["dependencies", "devDependencies", "peerDependencies"];

/** One version for all npm packages; lerna bumps dependencies, but not peers, which are therefore ranges. */
export function checkVersions() {
  const { version } = readJson("lerna.json");
  const npm = [...packageFolders("packages", "package.json"), ...packageFolders("examples", "package.json")];
  return npm.flatMap((folder) => checkManifest(folder, version));
}

function checkManifest(folder, version) {
  const manifest = readJson(`${folder}/package.json`);
  const breaches = manifest.version === version ? [] : [`${folder}: is ${manifest.version}, not ${version}`];
  for (const field of FIELDS) {
    for (const [name, range] of Object.entries(manifest[field] ?? {})) {
      if (!name.startsWith("@mizan/")) continue;
      const fits = field === "peerDependencies" ? admits(range, version) : range === version;
      if (!fits) breaches.push(`${folder}: ${field} wants ${name} ${range}, which ${version} is not`);
    }
  }
  return breaches;
}

/** Peers are written `>=1.2.3 <4`, the one form that this understands. */
function admits(range, version) {
  const [, least, below] = /^>=(\d+\.\d+\.\d+) <(\d+)$/.exec(range) ?? [];
  if (least === undefined) return false;
  const [a, b] = [least, version].map((text) => text.split(".").map(Number));
  const difference = a.map((part, index) => b[index] - part).find((part) => part !== 0) ?? 0;
  return difference >= 0 && b[0] < Number(below);
}
