import { preset } from "../../jest.preset.mjs";

export default {
  ...preset,
  globals: { REACT_MAJOR: "19" },
  // React's server build for browsers keeps a MessageChannel open, which Node would wait for.
  testEnvironmentOptions: { customExportConditions: ["node", "node-addons"] },
};
