import { preset } from "../../jest.preset.mjs";

export default {
  ...preset,
  transform: { ...preset.transform, "\\.tsx$": "<rootDir>/jest.solid.mjs" },
};
