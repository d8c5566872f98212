import { camelCase, type Code, syntax } from "@mizan/core";
import type { Client, ClientContext, ClientForm, ClientFunction } from "../client.ts";
import type { NameOwner } from "../diagnostics.ts";
import { propertyIdentifier } from "../names.ts";
import { ownerOf, Surface } from "../surface.ts";

/** How a framework names its exports. A pattern makes a name from another one: ``(name) => syntax`use${name}` ``. */
export interface FrameworkNaming {
  /** Exports of every client, such as `MizanContext`, and their description for an error about a name collision. */
  readonly exports: readonly { readonly name: Code; readonly what: string }[];
  /** `useRenameProject` from `RenameProject`: a call, a mutation, a form, a context or a function of a context. */
  readonly hook: (name: Code) => Code;
  /** `useSuspenseProjectContext` from `ProjectContext`; null if nothing suspends. */
  readonly suspense: ((name: Code) => Code) | null;
  /**
   * What provides a context, such as a component, from `ProjectContext`; null if there are none. `Provider` is added to
   * a name that is `GlobalContext`, or that the context's function in `client.ts` already has.
   */
  readonly provider: ((name: Code) => Code) | null;
  /** The type of a context's parameters, from `ProjectContext` and the provider's name. */
  readonly parameters: (name: Code, provider: Code | null) => Code;
  /** Names that no parameter can have, such as `children`. Such a parameter gets a leading underscore. */
  readonly reservedParameters: readonly string[];
}

/** The exports of a framework's part of a client. */
export interface FrameworkNames {
  readonly contexts: readonly NamedContext[];
  /** One for each call and mutation. */
  readonly calls: readonly { readonly fn: ClientFunction; readonly hook: Code }[];
  readonly forms: readonly NamedForm[];
}

export interface NamedForm {
  readonly form: ClientForm;
  /** Replaces the hooks of the form's functions and context. */
  readonly hook: Code;
}

export interface NamedContext {
  readonly context: ClientContext;
  readonly provider: Code | null;
  readonly parameters: NamedParameters | null;
  readonly state: Code;
  readonly suspense: Code | null;
  readonly functions: readonly NamedFunction[];
  /** For a variable of the module: it is not exported. */
  readonly provided: Code;
}

export interface NamedParameters {
  readonly name: Code;
  /** In the order of the context's parameters: `projectId` for `project_id`. */
  readonly properties: readonly Code[];
}

export interface NamedFunction {
  readonly fn: ClientFunction;
  readonly hook: Code;
  readonly suspense: Code | null;
}

/**
 * Names everything, and claims the names on the client's surface. Functions of a form have no hooks of their own, nor
 * has a context with nothing but a form's description.
 * @throws DiagnosticError if two parameters of a context would be one property
 */
export function nameFramework(client: Client, naming: FrameworkNaming): FrameworkNames {
  const claim = (name: Code, owner: NameOwner): Code => client.surface.claim(name, owner);
  for (const { name, what } of naming.exports) claim(name, { what, origin: null });
  const ofForms = new Set(
    client.forms.flatMap(({ schema, validate, submit }) =>
      [schema, validate, submit].map(({ node }) => node.name),
    ),
  );
  const isFree = ({ node }: ClientFunction): boolean => !ofForms.has(node.name);
  const isDescription = ({ functions }: ClientContext): boolean =>
    functions.length > 0 && !functions.some(isFree);
  const nameContext = (context: ClientContext): NamedContext => {
    const { node, pascal } = context;
    const owner = ownerOf("context", node);
    const provider = naming.provider && claim(providerOf(context, naming.provider(pascal)), owner);
    return {
      context,
      provider,
      parameters:
        node.params.length === 0
          ? null
          : {
              name: claim(naming.parameters(pascal, provider), owner),
              properties: nameProperties(context, naming.reservedParameters),
            },
      state: claim(naming.hook(pascal), owner),
      suspense: naming.suspense && claim(naming.suspense(pascal), owner),
      functions: context.functions.filter(isFree).map((fn) => ({
        fn,
        hook: claim(naming.hook(fn.pascal), ownerOf("function", fn.node)),
        suspense: naming.suspense && claim(naming.suspense(fn.pascal), ownerOf("function", fn.node)),
      })),
      provided: syntax`Provided${pascal}`,
    };
  };
  return {
    contexts: client.contexts.filter((context) => !isDescription(context)).map(nameContext),
    calls: client.functions
      .filter((fn) => fn.node.kind !== "context" && isFree(fn))
      .map((fn) => ({ fn, hook: claim(naming.hook(fn.pascal), ownerOf("function", fn.node)) })),
    forms: client.forms.map((form) => ({
      form,
      hook: claim(naming.hook(form.pascal), ownerOf("form", form.node)),
    })),
  };
}

export const isGlobal = ({ node }: ClientContext): boolean => node.name === "global";

/** In scripts without capitals, the function that returns the instance may already have the component's name. */
function providerOf(context: ClientContext, name: Code): Code {
  const taken = [context.entry, ...(isGlobal(context) ? [context.pascal] : [])].map(String);
  return taken.includes(String(name)) ? syntax`${name}Provider` : name;
}

function nameProperties({ node }: ClientContext, reserved: readonly string[]): readonly Code[] {
  const surface = new Surface();
  const { what, origin } = ownerOf("context", node);
  const properties = node.params.map(({ name }) => {
    const property = propertyIdentifier(camelCase(name));
    return surface.claim(reserved.includes(String(property)) ? syntax`_${property}` : property, {
      what: `the parameter "${name}" of ${what}`,
      origin,
    });
  });
  surface.check();
  return properties;
}

/** Every name that the modules of the framework declare. */
export function declaredNames(naming: FrameworkNaming, { contexts, calls, forms }: FrameworkNames): Code[] {
  const ofContext = (context: NamedContext): (Code | null)[] => [
    context.provider,
    context.parameters?.name ?? null,
    context.state,
    context.suspense,
    context.provided,
    ...context.functions.flatMap(({ hook, suspense }) => [hook, suspense]),
  ];
  return [
    ...naming.exports.map(({ name }) => name),
    ...contexts.flatMap(ofContext).filter((name) => name !== null),
    ...calls.map(({ hook }) => hook),
    ...forms.map(({ hook }) => hook),
  ];
}
