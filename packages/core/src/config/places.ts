const EXTENSIONS = ["ts", "mts", "cts", "js", "mjs", "cjs", "json", "yaml", "yml"];

/** Where a config may lie, in the order of preference, relative to each folder that is searched. */
export const searchPlaces: readonly string[] = [
  "package.json",
  ...EXTENSIONS.map((extension) => `mizan.config.${extension}`),
  ...EXTENSIONS.map((extension) => `.config/mizan.config.${extension}`),
  ...EXTENSIONS.map((extension) => `.config/mizan.${extension}`),
  ".mizanrc",
  ...["json", "yaml", "yml", "js", "mjs", "cjs", "ts"].map((extension) => `.mizanrc.${extension}`),
];

/** The same for people. */
export const placesText: string =
  `mizan.config.{${EXTENSIONS.join(",")}}, .config/mizan.config.*, .config/mizan.*, .mizanrc, .mizanrc.* ` +
  'and "mizan" in package.json';
