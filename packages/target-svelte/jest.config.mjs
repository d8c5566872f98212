import { preset } from "../../jest.preset.mjs";

export default {
  ...preset,
  extensionsToTreatAsEsm: [...preset.extensionsToTreatAsEsm, ".svelte"],
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "tsx", "json", "svelte"],
  // before the others: modules with runes end in .ts too
  transform: { "\\.svelte(\\.test)?(\\.ts)?$": "<rootDir>/jest.svelte.mjs", ...preset.transform },
};
