import { preset } from "./jest.preset.mjs";

export default {
  projects: ["<rootDir>/packages/*", "<rootDir>/examples/plugin-{markdown,solid}", "<rootDir>/scripts"],
  // of several projects jest heeds none's own
  testTimeout: preset.testTimeout,
};
