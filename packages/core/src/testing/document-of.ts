import type {
  DocumentContext,
  DocumentForm,
  DocumentFunction,
  MizanDocument,
  Schema,
} from "../document/document.ts";
import { byName } from "../ir/ir-index.ts";

/** What differs from document to document. Maps, so that any text can be a name. */
export interface DocumentParts {
  readonly title: string;
  readonly version?: string;
  readonly csrf?: boolean;
  readonly schemas: Map<string, Schema>;
  readonly functions: DocumentFunction[];
  readonly contexts: Map<string, DocumentContext>;
  readonly forms?: Map<string, DocumentForm>;
}

/** A complete version 1 document, as an exporter would write it but for its `paths`. */
export function documentOf({
  title,
  version = "1.0.0",
  csrf = false,
  ...parts
}: DocumentParts): MizanDocument {
  const document = {
    openapi: "3.1.0",
    info: { title, version },
    paths: {},
    components: { schemas: sorted(parts.schemas) },
    "x-mizan-version": 1,
    "x-mizan-session": { csrf },
    "x-mizan-functions": parts.functions.toSorted(byName),
    "x-mizan-contexts": sorted(parts.contexts),
    ...(parts.forms && { "x-mizan-forms": sorted(parts.forms) }),
  };
  return document;
}

const sorted = <Value>(map: Map<string, Value>): Record<string, Value> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
