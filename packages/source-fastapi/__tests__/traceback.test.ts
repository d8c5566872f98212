import { innermostFrame, trimTraceback } from "../src/traceback.ts";

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
  test("is shown without the machinery that led to the application", () => {
    expect(trimTraceback(traceback)).toBe(`Traceback (most recent call last):
  File "/project/app/main.py", line 3, in <module>
    from app import clients
  File "/project/app/clients.py", line 1, in <module>
    import sqlachemy
ModuleNotFoundError: No module named 'sqlachemy'`);
  });

  test("points at its innermost frame", () => {
    expect(innermostFrame(traceback)).toBe("/project/app/clients.py:1");
    expect(innermostFrame("Killed")).toBeUndefined();
  });

  test("keeps its two ends when it is very long", () => {
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
