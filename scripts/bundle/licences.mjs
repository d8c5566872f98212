import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of all packages that went into bundles, as one text; empty when none did. */
export function licences(metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const folders = new Set(files.filter((file) => file.includes("node_modules/")).map(packageFolder));
  return [...folders]
    .map(licence)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the package that a file belongs to. */
function packageFolder(file) {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return folder;
}

function licence(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  // Redocly's package has no such file.
  const text = file === undefined ? manifest.homepage : readFileSync(join(folder, file), "utf8").trim();
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}\n`;
}
