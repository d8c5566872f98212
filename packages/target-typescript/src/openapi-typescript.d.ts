// The package ships no declarations for its deep modules; its index would load Redocly's bundler and linter.
declare module "openapi-typescript/dist/transform/schema-object.cjs" {
  import type ts from "typescript";

  export interface TransformOptions {
    readonly path: string;
    readonly ctx: {
      readonly [option: string]: unknown;
      readonly transform: (schema: unknown, options: TransformOptions) => ts.TypeNode | undefined;
      readonly postTransform: (type: ts.TypeNode) => ts.TypeNode | undefined;
      readonly transformProperty: (property: ts.PropertySignature, schema: unknown) => ts.PropertySignature;
    };
  }

  export interface TransformModule {
    default(schema: unknown, options: TransformOptions): ts.TypeNode;
  }
}
