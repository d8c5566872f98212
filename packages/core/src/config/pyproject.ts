import { parse } from "smol-toml";

/**
 * The table `[tool.mizan]` of a `pyproject.toml`; null without one, so that the search goes on.
 * A module of its own, which is loaded with the parser only when there is such a file.
 * @throws TomlError
 */
export function parsePyproject(text: string): unknown {
  const { tool } = parse(text) as { tool?: { mizan?: unknown } };
  return tool?.mizan ?? null;
}
