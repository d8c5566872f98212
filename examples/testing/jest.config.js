const jsc = {
  parser: { syntax: "typescript", tsx: true },
  transform: { react: { runtime: "automatic" } },
};

export default {
  testEnvironment: "jest-fixed-jsdom",
  transform: { "\\.tsx?$": ["@swc/jest", { jsc }] },
  extensionsToTreatAsEsm: [".ts", ".tsx"],
};
