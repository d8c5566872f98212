import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of all packages that went into bundles, as one text; empty when none did. */
export function licences(metafiles) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const directories = new Set(files.filter((file) => file.includes("node_modules/")).map(packageDirectory));
  return [...directories]
    .map(licence)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** The directory of the package that contains a file. */
function packageDirectory(file) {
  const [, directory] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return directory;
}

function licence(directory) {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((one) => /^licen[cs]e/i.test(one));
  // Redocly's package has no such file.
  const text = file === undefined ? manifest.homepage : readFileSync(join(directory, file), "utf8").trim();
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}\n`;
}
