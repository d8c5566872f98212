import { preset } from "../../jest.preset.mjs";

// React's server build for browsers keeps a MessageChannel open, which Node would wait for.
export default { ...preset, testEnvironmentOptions: { customExportConditions: ["node", "node-addons"] } };
