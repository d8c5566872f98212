import { camelCase, type Code } from "@mizan/core";
import {
  type Client,
  type ClientContext,
  type ClientForm,
  type ClientFunction,
  type NameOwner,
  ownerOf,
  propertyIdentifier,
  Surface,
  syntax,
} from "@mizan/target-typescript";

/** The exports of React's part of a client. */
export interface ReactNames {
  readonly contexts: readonly ReactContext[];
  /** One for each call and mutation. */
  readonly hooks: readonly { readonly fn: ClientFunction; readonly hook: Code }[];
  readonly forms: readonly ReactForm[];
}

export interface ReactForm {
  readonly form: ClientForm;
  /** `useContactForm`, which replaces hooks of the form's functions and context. */
  readonly hook: Code;
}

export interface ReactContext {
  readonly context: ClientContext;
  /** `ProjectContext`, or `GlobalContextProvider`. */
  readonly provider: Code;
  /** `ProjectContextProps`; null if it has no parameters. */
  readonly props: Code | null;
  /** `useProjectContext`. */
  readonly state: Code;
  readonly suspense: Code;
  /** `useProjectDetail` and `useSuspenseProjectDetail`. */
  readonly functions: readonly {
    readonly fn: ClientFunction;
    readonly data: Code;
    readonly suspense: Code;
  }[];
}

/**
 * Names everything, and claims the names on the client's surface. Functions of a form have no hooks of their own, nor
 * has a context with nothing but a form's description.
 */
export function nameReact(client: Client): ReactNames {
  const claim = (name: Code, owner: NameOwner): Code => client.surface.claim(name, owner);
  claim(syntax`MizanContext`, { what: "the provider of every React client", origin: null });
  const ofForms = new Set(
    client.forms.flatMap(({ schema, validate, submit }) =>
      [schema, validate, submit].map(({ node }) => node.name),
    ),
  );
  const isFree = ({ node }: ClientFunction): boolean => !ofForms.has(node.name);
  const isDescription = ({ functions }: ClientContext): boolean =>
    functions.length > 0 && !functions.some(isFree);
  const nameContext = (context: ClientContext): ReactContext => {
    const { node, pascal } = context;
    const owner = ownerOf("context", node);
    // In scripts without capitals, the function that returns the entry already has the component's name.
    const isTaken = String(pascal) === String(context.entry);
    const provider = claim(isGlobal(context) || isTaken ? syntax`${pascal}Provider` : pascal, owner);
    return {
      context,
      provider,
      props: node.params.length === 0 ? null : claim(syntax`${provider}Props`, owner),
      state: claim(syntax`use${pascal}`, owner),
      suspense: claim(syntax`useSuspense${pascal}`, owner),
      functions: context.functions.filter(isFree).map((fn) => ({
        fn,
        data: claim(syntax`use${fn.pascal}`, ownerOf("function", fn.node)),
        suspense: claim(syntax`useSuspense${fn.pascal}`, ownerOf("function", fn.node)),
      })),
    };
  };
  return {
    contexts: client.contexts.filter((context) => !isDescription(context)).map(nameContext),
    hooks: client.functions
      .filter((fn) => fn.node.kind !== "context" && isFree(fn))
      .map((fn) => ({ fn, hook: claim(syntax`use${fn.pascal}`, ownerOf("function", fn.node)) })),
    forms: client.forms.map((form) => ({
      form,
      hook: claim(syntax`use${form.pascal}`, ownerOf("form", form.node)),
    })),
  };
}

export const isGlobal = ({ node }: ClientContext): boolean => node.name === "global";

/** Props that React or the provider itself uses. */
const OWN_PROPS = new Set(["children", "key", "ref"]);

/**
 * A parameter's prop: `projectId` for `project_id`.
 * @throws DiagnosticError if two parameters would be one prop
 */
export function nameProps({ node }: ClientContext): readonly Code[] {
  const surface = new Surface();
  const props = node.params.map(({ name }) => {
    const prop = propertyIdentifier(camelCase(name));
    const { what, origin } = ownerOf("context", node);
    return surface.claim(OWN_PROPS.has(String(prop)) ? syntax`_${prop}` : prop, {
      what: `the parameter "${name}" of ${what}`,
      origin,
    });
  });
  surface.check();
  return props;
}
