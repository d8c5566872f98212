import type ts from "typescript";

/** The used part of openapi-typescript, which has no declarations for its inner modules. */
export interface TransformOptions {
  readonly path: string;
  readonly ctx: {
    readonly [option: string]: unknown;
    readonly transform: (schema: unknown, options: TransformOptions) => ts.TypeNode | undefined;
    readonly postTransform: (type: ts.TypeNode) => ts.TypeNode | undefined;
    readonly transformProperty: (property: ts.PropertySignature, schema: unknown) => ts.PropertySignature;
  };
}

export declare const transform: (schema: unknown, options: TransformOptions) => ts.TypeNode;
export declare const typescript: typeof ts;
