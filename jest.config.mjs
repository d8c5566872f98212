export default {
  projects: ["<rootDir>/packages/*", "<rootDir>/examples/plugin-markdown", "<rootDir>/scripts"],
};
