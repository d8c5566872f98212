import { preset } from "./jest.preset.mjs";

export default {
  projects: [
    "<rootDir>/packages/*",
    "<rootDir>/packages/target-react/jest.react-18.config.mjs",
    "<rootDir>/examples/plugin-{markdown,solid}",
    "<rootDir>/scripts",
  ],
  // of several projects jest heeds none's own
  testTimeout: preset.testTimeout,
};
