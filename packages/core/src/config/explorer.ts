import { cosmiconfig, defaultLoaders, type PublicExplorer } from "cosmiconfig";
import { loaders } from "./load-module.ts";

/**
 * What searches and loads config files. Imported lazily, since only some commands read a config.
 * @param onFile called with the path of a module before it is run.
 */
export function configExplorer(
  searchPlaces: readonly string[],
  onFile: (file: string) => void,
): PublicExplorer {
  return cosmiconfig("mizan", {
    searchPlaces: [...searchPlaces],
    searchStrategy: "project",
    // An empty config is an error, not a file to skip.
    ignoreEmptySearchPlaces: false,
    cache: false,
    loaders: loaders(defaultLoaders[".json"], onFile),
  });
}
