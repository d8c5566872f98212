import { preset } from "../jest.preset.mjs";

export default { ...preset, testMatch: ["<rootDir>/__tests__/**/*.test.mjs"] };
