import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { missingComponent } from "../diagnostics/ir.ts";
import type { MizanDocument } from "../document/document.ts";
import type { LoadedDocument } from "../document/parse.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildDeclaration } from "./build-declaration.ts";
import { componentNames } from "./component-names.ts";
import { buildContext, buildForm, buildFunction, type PendingFunction } from "./build-functions.ts";
import { endpointPrefix } from "./prefix.ts";
import type { Scope } from "./scope.ts";
import type { ChannelNode, ContextNode, FormNode, FunctionNode, TypeDeclaration } from "./types.ts";

/** The nodes of one document. `types` are those that its functions and contexts reach, `components` where they are. */
export interface DocumentPart {
  readonly loaded: LoadedDocument;
  readonly document: MizanDocument;
  readonly prefix: string | null;
  readonly functions: readonly FunctionNode[];
  readonly contexts: readonly ContextNode[];
  readonly forms: readonly FormNode[];
  readonly channels: readonly ChannelNode[];
  readonly types: ReadonlyMap<string, TypeDeclaration>;
  readonly components: ReadonlyMap<string, string>;
}

/** @param loaded a valid document. */
export function buildDocument(
  loaded: LoadedDocument,
  report: (diagnostic: Diagnostic) => void,
): DocumentPart {
  const document = loaded.document as MizanDocument;
  const { schemas } = document.components;
  const reached = new Set<string>();
  const { plugin } = loaded;
  const scope: Scope = {
    plugin,
    source: undefined,
    schemas,
    nameOf: componentNames(schemas),
    parameters: [],
    report,
    reach: (name, pointer, source) => {
      if (reached.has(name)) return;
      reached.add(name);
      if (!Object.hasOwn(schemas, name)) report(missingComponent({ plugin, pointer, source, name }));
    },
  };
  const pending = document["x-mizan-functions"].map((declared, index) =>
    buildFunction(declared, index, scope),
  );
  const sources = new Map(pending.map(({ name, origin }) => [name, origin.source]));
  const contexts = Object.entries(document["x-mizan-contexts"]).map(([name, declared]) =>
    buildContext(name, declared, sources.get(declared.functions[0] ?? ""), scope),
  );
  const forms = Object.entries(document["x-mizan-forms"] ?? {}).map(([name, form]) => buildForm(name, form));
  const channels = Object.keys(document["x-mizan-channels"] ?? {}).map((name) => ({
    name,
    origin: { pointer: `/x-mizan-channels/${pointerStep(name)}` },
  }));
  const types = new Map<string, TypeDeclaration>();
  // Building a declaration appends the names that it refers to, so the loop visits every reached component once.
  const components = new Map<string, string>();
  for (const component of reached) {
    if (!Object.hasOwn(schemas, component)) continue;
    const declaration = buildDeclaration(component, schemas[component]!, scope);
    types.set(declaration.name, declaration);
    components.set(declaration.name, component);
  }
  for (const [name, declaration] of types) {
    if (declaration.twin !== null && !types.has(declaration.twin))
      types.set(name, { ...declaration, twin: null });
  }
  const prefix = endpointPrefix(document);
  const functions = pending.map((one) => ({ ...settle(one, types), prefix }));
  return { loaded, document, prefix, functions, contexts, forms, channels, types, components };
}

function settle(
  pending: PendingFunction,
  types: ReadonlyMap<string, TypeDeclaration>,
): Omit<FunctionNode, "prefix"> {
  const input = pending.input === null ? undefined : types.get(pending.input);
  const inputRequired =
    input?.type.kind === "object" && input.type.properties.some((property) => property.required);
  return { ...pending, inputRequired };
}
