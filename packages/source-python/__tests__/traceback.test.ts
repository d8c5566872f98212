import { firstDefinitionError, innermostFrame, trimTraceback } from "../src/traceback.ts";

const traceback = `Traceback (most recent call last):
  File "<frozen runpy>", line 198, in _run_module_as_main
  File "<frozen runpy>", line 88, in _run_code
  File "/env/lib/python3.11/site-packages/mizan_fastapi/cli.py", line 40, in <module>
    raise SystemExit(main())
                     ^^^^^^
  File "/usr/lib/python3.11/importlib/__init__.py", line 126, in import_module
    return _bootstrap._gcd_import(name[level:], package, level)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "<frozen importlib._bootstrap>", line 1204, in _gcd_import
  File "/project/app/main.py", line 3, in <module>
    from app import clients
  File "/project/app/clients.py", line 1, in <module>
    import sqlachemy
ModuleNotFoundError: No module named 'sqlachemy'
`;

describe("Python's traceback", () => {
  test("is shown without the frames above the application", () => {
    expect(trimTraceback(traceback)).toBe(`Traceback (most recent call last):
  File "/project/app/main.py", line 3, in <module>
    from app import clients
  File "/project/app/clients.py", line 1, in <module>
    import sqlachemy
ModuleNotFoundError: No module named 'sqlachemy'`);
  });

  test("is shown without Django's frames that load the apps", () => {
    const shown = trimTraceback(`Traceback (most recent call last):
  File "/project/manage.py", line 7, in <module>
    execute_from_command_line(sys.argv)
  File "/env/lib/python3.11/site-packages/django/core/management/__init__.py", line 442, in execute
    django.setup()
  File "/env/lib/python3.11/site-packages/django/apps/registry.py", line 124, in populate
    app_config.ready()
  File "/env/lib/python3.11/site-packages/mizan_django/apps.py", line 22, in ready
    import_clients()
  File "/env/lib/python3.11/site-packages/mizan_django/discovery.py", line 27, in import_clients
    import_module(f"{app.name}.clients")
  File "/project/shop/clients.py", line 3, in <module>
    1 / 0
ZeroDivisionError: division by zero
`);
    expect(shown).toBe(`Traceback (most recent call last):
  File "/project/manage.py", line 7, in <module>
    execute_from_command_line(sys.argv)
  File "/project/shop/clients.py", line 3, in <module>
    1 / 0
ZeroDivisionError: division by zero`);
  });

  test("points at the application where a library raised the error", () => {
    const inside = `${traceback}  File "/env/lib/python3.11/site-packages/sqlalchemy/engine.py", line 9, in connect\n`;
    expect(innermostFrame(inside, "/project")).toBe("/project/app/clients.py:1");
  });

  test.each([
    ["a frozen module", "<frozen os>"],
    ["the standard library", "/usr/lib/python3.11/json/decoder.py"],
    ["the standard library", "/usr/local/lib/python3.13t/json/decoder.py"],
    ["the standard library", String.raw`C:\Python311\Lib\json\decoder.py`],
    ["a package that is installed as its source", "/elsewhere/library.py"],
  ])("points at the application where %s raised the error (%s)", (_, file) => {
    const inside = `${traceback}  File "${file}", line 679, in __getitem__\n`;
    expect(innermostFrame(inside, "/project")).toBe("/project/app/clients.py:1");
  });

  test("points at its innermost frame", () => {
    expect(innermostFrame(traceback, "/project")).toBe("/project/app/clients.py:1");
    expect(innermostFrame("Killed", "/project")).toBeUndefined();
  });

  test("points at an application outside the working directory of Python", () => {
    const inside = `${traceback}  File "<frozen os>", line 679, in __getitem__\n`;
    expect(innermostFrame(inside, "/project-of-another-name")).toBe("/project/app/clients.py:1");
  });

  test("has the location of an error that mizan found, for each prefix", () => {
    const errors =
      "shop/clients.py:8: a says nothing.\n    Annotate it.\nshop/b.py:1: b too.\n    Annotate it.\n";
    const raised = `  File "/env/mizan_core/decorator.py", line 85, in offer\n    raise DefinitionError(diagnostics)\n`;
    for (const prefix of ["", "CommandError: ", `${raised}mizan_core.diagnostics.DefinitionError: `]) {
      expect(firstDefinitionError(`the URLs are imported\n${prefix}${errors}`)).toBe("shop/clients.py:8");
    }
    expect(firstDefinitionError(traceback)).toBeUndefined();
    expect(firstDefinitionError("/project/a.py:3: DeprecationWarning: old\n  import cgi\n")).toBeUndefined();
  });

  test("keeps its start and end when it is very long", () => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index}`);
    const kept = trimTraceback(lines.join("\n")).split("\n");
    expect(kept).toHaveLength(81);
    expect([kept[0], kept[39], kept[40], kept[41], kept[80]]).toEqual([
      "line 0",
      "line 39",
      "  … 420 lines left out …",
      "line 460",
      "line 499",
    ]);
  });

  test("other text stays as it is", () => {
    expect(trimTraceback("app/clients.py:4: rename is unannotated\n    give it a type\n")).toBe(
      "app/clients.py:4: rename is unannotated\n    give it a type",
    );
  });
});
