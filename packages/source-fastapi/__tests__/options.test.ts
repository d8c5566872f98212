import fastapi, { type FastAPIOptions } from "../src/index.ts";
import { checkOptions } from "../src/options.ts";
import { diagnosticOf } from "../../source-python/__tests__/project.ts";

describe("options", () => {
  test.each(["app", "app.main", "app.main:app", "app.main:state.app", "app.main:create_app", "größe.haupt"])(
    "%s is a module",
    (module) => {
      expect(checkOptions({ module })).toEqual({ module, cwd: ".", timeout: 60 });
    },
  );

  test.each([
    [undefined, 'The option "module" of the FastAPI source is missing.'],
    [{}, 'The option "module" of the FastAPI source is missing.'],
    [{ module: "" }, 'The option "module" of the FastAPI source is "", which is not a dotted Python module.'],
    [
      { module: "app/main.py" },
      'The option "module" of the FastAPI source is "app/main.py", which is not a dotted Python module.',
    ],
    [
      { module: "-c" },
      'The option "module" of the FastAPI source is "-c", which is not a dotted Python module.',
    ],
    [{ module: 7 }, 'The option "module" of the FastAPI source is 7, which is not a dotted Python module.'],
    [{ module: "app", cwd: 1 }, 'The option "cwd" of the FastAPI source must be a path.'],
    [{ module: "app", python: "" }, 'The option "python" of the FastAPI source must be a path or a command.'],
    [
      { module: "app", timeout: 0 },
      'The option "timeout" of the FastAPI source must be a number of seconds greater than 0.',
    ],
    [
      { module: "app", timeout: Number.NaN },
      'The option "timeout" of the FastAPI source must be a number of seconds greater than 0.',
    ],
    [{ module: "app", pyton: "x" }, 'The option "pyton" of the FastAPI source does not exist.'],
  ])("%j is rejected when the config is read", async (options, message) => {
    const diagnostic = await diagnosticOf(() => fastapi(options as unknown as FastAPIOptions));
    expect(diagnostic).toMatchObject({ code: "MZ2100", plugin: "mizan:source-fastapi", message });
  });

  test.each([
    ["modul", 'Did you mean "module"?'],
    ["color", "The options are: module, cwd, python, timeout."],
  ])("the hint for the unknown option %s suggests a name or lists all options", async (option, hint) => {
    const options = { [option]: "x" } as unknown as FastAPIOptions;
    expect(await diagnosticOf(() => fastapi(options))).toMatchObject({ hint });
  });
});
