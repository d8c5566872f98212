import { preset } from "../../jest.preset.mjs";

// Vue's builds for bundlers have no CommonJS, and its build for browsers is a script.
export default { ...preset, testEnvironmentOptions: { customExportConditions: ["node", "node-addons"] } };
