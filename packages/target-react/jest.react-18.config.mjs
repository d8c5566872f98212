import config from "./jest.config.mjs";

/** The tests of the layer once more, on the oldest React that generated clients run on. */
export default {
  ...config,
  displayName: "React 18",
  globals: { REACT_MAJOR: "18" },
  moduleNameMapper: { ...config.moduleNameMapper, "^(react|react-dom)(/.*)?$": "$1-18$2" },
  testMatch: ["<rootDir>/__tests__/**/*.test.tsx"],
  // React 18 has no <Activity>.
  testPathIgnorePatterns: ["/node_modules/", "/__tests__/hidden"],
};
