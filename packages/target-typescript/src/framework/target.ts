import { API_VERSION, type EmitContext, loadTemplates, type Plugin } from "@mizan/core";
import { type Client, type ImportExtension, loadClient, moduleSpecifier } from "../client.ts";
import { type ClientExtension, emitClient, emitIndex } from "../emit.ts";
import { clientPackage, generatedModule, runtimeFile } from "../package-files.ts";
import { ModuleImports } from "../module-imports.ts";
import { identifier } from "../names.ts";
import { type CheckedOptions, checkOptions, type FrameworkOptions } from "../options.ts";
import { offerClient, sharedClient } from "../shared-client.ts";
import { FORM_LOCALS, type FormParameters } from "./form-hooks.ts";
import { declaredNames, type FrameworkNaming, nameFramework } from "./naming.ts";
import { type FrameworkImports, frameworkView } from "./view.ts";

/** Everything in which one framework's client differs from another's. */
export interface Framework {
  /** The plugin's name, such as `mizan:target-react`. */
  readonly plugin: string;
  /** The package's directory, with a slash at its end. It contains `templates/` and `src/runtime/`. */
  readonly root: URL;
  /** The default of the option. */
  readonly importExtension: ImportExtension;
  readonly naming: FrameworkNaming;
  readonly imports: FrameworkImports;
  /** The modules that templates render, by file name. `index.ts` exports everything in them. */
  readonly templates: Readonly<Record<string, TemplateFile>>;
  /** The files of `src/runtime/`, by file name. */
  readonly runtime: Readonly<Record<string, RuntimeFile>>;
  /**
   * The files of `src/runtime/` for frameworks of whole applications, such as "next". The option `framework` names one.
   * Applications import these files themselves: they belong to a server, or must not be loaded elsewhere.
   */
  readonly integrations?: Readonly<Record<string, readonly string[]>>;
  /** The runtime file that exports `useForm`, `Form` and `FormOptions`; null if forms have no hooks. */
  readonly formRuntime: string | null;
  /** Default "value". */
  readonly formParameters?: FormParameters;
}

interface FrameworkFile {
  /** Whether the file is emitted only if there are forms. */
  readonly forForms?: boolean;
}

export interface TemplateFile extends FrameworkFile {
  /** Names of variables and parameters in the template. Imports with these names are renamed. */
  readonly locals?: readonly string[];
}

export interface RuntimeFile extends FrameworkFile {
  /** Its exports that `index.ts` exports too, under other names if the document has the same names. */
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** A target for a framework. Its factory is `(options) => frameworkTarget(framework, options)`. */
export function frameworkTarget(framework: Framework, options: FrameworkOptions): Plugin {
  const { plugin, root, importExtension, integrations = {} } = framework;
  const frameworks = Object.keys(integrations);
  const checked = checkOptions(options, { plugin, importExtension, frameworks });
  return {
    name: checked.name,
    apiVersion: API_VERSION,
    fingerprint: { packages: [clientPackage, root], options: checked },
    language: "typescript",
    ...checked.select,
    apply(api) {
      api.hooks.emit.tapPromise(checked.name, async (context) => {
        // The target of a shared client may come later in the config.
        if (checked.client !== null) await Promise.resolve();
        emitFramework(framework, context, checked);
      });
    },
  };
}

/**
 * Emits a framework's modules with the plain client, or with the imports of another target's client.
 * @throws DiagnosticError if names collide, or if the other target does not emit what is needed
 */
export function emitFramework(framework: Framework, context: EmitContext, options: EmitOptions): void {
  const { outDir, importExtension, name = framework.plugin, client: shared = null } = options;
  const directory = context.output(outDir);
  const client =
    shared === null
      ? loadClient(context.ir, importExtension)
      : sharedClient(context, context.output(shared).path, {
          plugin: name,
          directory: directory.path,
          importExtension,
        });
  if (shared === null) offerClient(context.backend, directory.path, client);
  const modules = renderModules(framework, client, importExtension);
  for (const [file, contents] of Object.entries(modules)) directory.file(file, contents);
  const runtime = Object.entries(framework.runtime).filter(([, file]) => isNeeded(file, client));
  const integration = framework.integrations?.[options.framework ?? ""] ?? [];
  for (const file of [...runtime.map(([file]) => file), ...integration]) {
    directory.file(file, runtimeFile(new URL(`src/runtime/${file}`, framework.root), importExtension));
  }
  const extension: ClientExtension = {
    modules: Object.keys(modules).map((file) => moduleSpecifier(file, importExtension)),
    reexports: runtime.map(([file, { values = [], types = [] }]) => ({
      specifier: moduleSpecifier(file, importExtension),
      values: values.map(identifier),
      types: types.map(identifier),
    })),
  };
  if (shared === null) emitClient(context, client, outDir, extension);
  else emitIndex(directory, client, extension);
}

type EmitOptions = Pick<CheckedOptions, "outDir" | "importExtension"> & Partial<CheckedOptions>;

/** The modules of the framework's templates, by file name. */
function renderModules(
  { root, naming, imports: uses, templates, formRuntime, formParameters = "value" }: Framework,
  client: Client,
  importExtension: ImportExtension,
): Readonly<Record<string, string>> {
  const names = nameFramework(formRuntime === null ? { ...client, forms: [] } : client, naming);
  const declared = declaredNames(naming, names);
  const rendered = loadTemplates(new URL("templates/", root));
  return Object.fromEntries(
    Object.entries(templates)
      .filter(([, file]) => isNeeded(file, client))
      .map(([file, { locals = [] }]) => {
        const imports = new ModuleImports([...declared, ...locals, ...FORM_LOCALS]);
        const view = frameworkView({
          client,
          names,
          uses,
          formRuntime,
          formParameters,
          importExtension,
          imports,
        });
        const text = rendered.render(file, view);
        return [file, generatedModule(text, imports.view)];
      }),
  );
}

const isNeeded = ({ forForms = false }: FrameworkFile, { forms }: Client): boolean =>
  !forForms || forms.length > 0;
