// Loaded when a target emits, since it takes as long as the rest of a small build. CommonJS, since an import of TypeScript
// reads its nine megabytes twice more to find out what they export. The bundle contains the parts of both that print
// types, see scripts/bundle/transform.mjs.
exports.transform = require("openapi-typescript/dist/transform/schema-object.cjs").default;
exports.typescript = require("typescript");
