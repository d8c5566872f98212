import type { ESLint, Linter, Rule } from "eslint";
import type { ParserServices, ParserServicesWithTypeInformation } from "@typescript-eslint/utils";

type Node = Rule.Node;

/** The name that TypeScript gives to the symbol `REACTIVE` of the runtime, which marks types with reactive properties. */
const MARK = "__@REACTIVE@";

/** Reports `const { data } = useProjectContext()`: such a variable keeps its first value. Needs types. */
const noDestructuring: Rule.RuleModule = {
  meta: {
    type: "problem",
    docs: { description: "Disallow destructuring that loses the reactivity of a mizan client's results" },
    messages: {
      destructured:
        "This variable keeps its first value. Read the property where it is used, as in `project.data`, or destructure $derived(…).",
    },
    schema: [],
  },

  create(context) {
    const services = context.sourceCode.parserServices as Partial<ParserServices>;
    if (!services.program) {
      throw new Error(
        "The rule no-destructuring needs types: set `languageOptions.parserOptions.projectService` for this file.",
      );
    }
    const { getTypeAtLocation } = services as ParserServicesWithTypeInformation;
    const checker = services.program.getTypeChecker();

    return {
      "VariableDeclarator[id.type='ObjectPattern'][init]"(node: Node & { type: "VariableDeclarator" }) {
        const { id, init } = node;
        if (id.type !== "ObjectPattern" || !init || isReadAnew(node)) return;
        const type = getTypeAtLocation(init as never);
        if (!checker.getPropertiesOfType(type).some(({ name }) => name.startsWith(MARK))) return;
        for (const property of id.properties) {
          const name = property.type === "Property" && "name" in property.key ? property.key.name : null;
          const symbol = name === null ? undefined : checker.getPropertyOfType(type, name);
          // Functions, such as `mutate`, stay the same.
          const isFunction = symbol && checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
          if (!isFunction) context.report({ node: property, messageId: "destructured" });
        }
      },
    };
  },
};

/** Whether Svelte reads the properties again: in `$derived`, in a template, or in a function that is called later. */
function isReadAnew({ init, parent }: Node & { type: "VariableDeclarator" }): boolean {
  const isCall = init?.type === "CallExpression";
  const callee =
    isCall && init.callee.type === "MemberExpression" ? init.callee.object : isCall && init.callee;
  if (callee && callee.type === "Identifier" && callee.name === "$derived") return true;
  for (let node: Node | null = parent; node; node = node.parent) {
    if (/^Svelte\w*Tag$/.test(node.type)) return true;
    if (!isCall && node.type.includes("Function")) return true;
  }
  return false;
}

const plugin: ESLint.Plugin = {
  meta: { name: "@mizan/target-svelte" },
  rules: { "no-destructuring": noDestructuring },
};

/** The ESLint plugin for applications: put `mizan.configs.recommended` into the config. */
const mizan: ESLint.Plugin & { readonly configs: { readonly recommended: Linter.Config } } = {
  ...plugin,
  configs: {
    recommended: {
      files: ["**/*.svelte", "**/*.svelte.ts"],
      plugins: { mizan: plugin },
      rules: { "mizan/no-destructuring": "error" },
    },
  },
};

export default mizan;
