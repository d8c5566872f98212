import { fileURLToPath } from "node:url";

/**
 * Settings that every package's jest config spreads: native ES modules, types stripped by swc.
 * Run jest with `node --experimental-vm-modules`, as the root `jest` script does.
 */
const swc = (parser, transform = {}) => [
  "@swc/jest",
  {
    jsc: { target: "es2022", parser: { syntax: "typescript", ...parser }, transform, keepClassNames: true },
    module: { type: "es6" },
    sourceMaps: "inline",
  },
];

export const preset = {
  extensionsToTreatAsEsm: [".ts", ".tsx", ".mts"],
  transform: {
    "\\.tsx$": swc({ tsx: true }, { react: { runtime: "automatic" } }),
    "\\.m?ts$": swc({ tsx: false }),
  },
  // openapi-typescript requires an ES module, as Node does and jest does not before Node 24.9; version 8 is CommonJS.
  moduleNameMapper: { "^supports-color$": fileURLToPath(import.meta.resolve("supports-color")) },
  testMatch: ["<rootDir>/__tests__/**/*.test.{ts,tsx}"],
  testEnvironment: "node",
  // many tests start processes, and a machine may be busy
  testTimeout: 120_000,
};
