// Loaded when a target emits: TypeScript takes longer to load than the rest of a small build. CommonJS, since an import
// of TypeScript reads its nine megabytes twice more to find out what they export. The bundle holds what it takes of
// openapi-typescript, so both use the one copy of TypeScript that this package depends on.
exports.transform = require("openapi-typescript/dist/transform/schema-object.cjs").default;
exports.typescript = require("typescript");
