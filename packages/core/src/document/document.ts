import type { FormFieldNode } from "../ir/types.ts";

/** A document that follows `schema/document.v1.schema.json`. Objects keyed by names are read with own keys only. */
export interface MizanDocument {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, unknown>;
  readonly components: { readonly schemas: Record<string, Schema> };
  readonly "x-mizan-session": { readonly csrf: boolean };
  readonly "x-mizan-functions": readonly DocumentFunction[];
  readonly "x-mizan-contexts": Record<string, DocumentContext>;
  readonly "x-mizan-channels"?: Record<string, unknown>;
  readonly "x-mizan-forms"?: Record<string, DocumentForm>;
}

/** May have fields of other programs, which are extensions in the IR. */
export type Extensible = Readonly<Record<`x-${string}`, unknown>>;

export interface DocumentFunction extends Extensible {
  readonly name: string;
  readonly camelName: string;
  readonly kind: "call" | "mutation" | "context";
  readonly inputType: string | null;
  readonly outputType: string | null;
  readonly outputNullable: boolean;
  readonly returnsResponse: boolean;
  readonly multipart?: boolean;
  readonly context: string | null;
  readonly affects: readonly DocumentAffected[];
  readonly auth: "none" | "required" | "staff" | "superuser" | "permission" | "custom";
  readonly permissions?: readonly string[];
  readonly guards?: readonly string[];
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly deprecated: boolean;
  readonly description: string | null;
  readonly source: string | null;
}

export interface DocumentAffected {
  readonly context: string;
  readonly scopedBy: readonly string[];
  readonly candidates?: readonly string[];
}

export interface DocumentContext extends Extensible {
  readonly functions: readonly string[];
  readonly params: Record<string, DocumentParameter>;
  readonly constant?: true;
}

export interface DocumentParameter {
  readonly schema: Schema;
  readonly required: boolean;
  readonly sharedBy: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}

export interface DocumentForm {
  readonly camelName: string;
  readonly schema: string;
  readonly validate: string;
  readonly submit: string;
  readonly dynamic: boolean;
  readonly validateOnBlur?: boolean;
  readonly fields: readonly FormFieldNode[];
  readonly description: string | null;
  readonly source: string | null;
}

export type Schema = boolean | SchemaObject;

export type SchemaType = "string" | "integer" | "number" | "boolean" | "null" | "array" | "object";

export type Scalar = string | number | boolean | null;

/** The part of JSON Schema 2020-12 that mizan gives a meaning to. */
export interface SchemaObject extends Extensible {
  readonly $ref?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly description?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly deprecated?: boolean;
  readonly default?: unknown;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly patternProperties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly enum?: readonly Scalar[];
  readonly const?: Scalar;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Record<string, string> };
  readonly "x-mizan-source"?: string;
  readonly "x-mizan-name"?: string;
  readonly "x-mizan-enum-names"?: readonly string[];
  readonly "x-mizan-tuple-names"?: readonly string[];
  readonly "x-mizan-attribute"?: string;
  readonly "x-mizan-timezone"?: "aware" | "naive";
  readonly "x-mizan-twin"?: string;
  readonly "x-mizan-parameters"?: readonly string[];
  readonly "x-mizan-typevar"?: string;
  readonly "x-mizan-generic"?: { readonly origin: string; readonly arguments: readonly Schema[] };
}
