import { code, loadTemplates, TemplateError, type Templates } from "../../src/index.ts";

/** Templates in memory, by file name without `.mustache`. */
function templates(sources: Record<string, string>): Templates {
  return loadTemplates(new URL("memory:/templates/"), (file) => {
    const name = file.pathname.slice("/templates/".length, -".mustache".length);
    return Object.hasOwn(sources, name) ? sources[name] : undefined;
  });
}

const render = (source: string, view: object, partials: Record<string, string> = {}): string =>
  templates({ ...partials, page: source }).render("page", view);

function failure(source: string, view: object, partials: Record<string, string> = {}): string {
  try {
    render(source, view, partials);
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    return (error as TemplateError).message;
  }
  throw new Error("It rendered");
}

describe("what a template prints", () => {
  test("code, booleans and finite numbers, without any escaping", () => {
    expect(render("<%a%> <%b%> <%c%>", { a: code('x < `y` && "z"'), b: true, c: 1.5 })).toBe(
      'x < `y` && "z" true 1.5',
    );
  });

  test("a plain string is rejected with its location", () => {
    expect(failure("one\n  <%name%>", { name: "raw" })).toBe(
      'page.mustache:2:3 "name" is a plain string; only code, booleans and finite numbers are printed',
    );
  });

  test.each([
    ["an object", {}],
    ["an array", []],
    ["null", null],
    ["a function", () => "x"],
    ["a number", Number.NaN],
    ["a bigint", 1n],
    ["an object", { toString: () => "look-alike" }],
  ])("%s is refused", (what, value) => {
    expect(failure("<%v%>", { v: value })).toBe(
      `page.mustache:1:1 "v" is ${what}; only code, booleans and finite numbers are printed`,
    );
  });

  test("the lines of code keep the indentation of a tag that begins its line", () => {
    const doc = code("/**\n * One.\n\n * Two.\n */");
    expect(render("{\n  <%doc%>\n  x\n}", { doc })).toBe("{\n  /**\n   * One.\n\n   * Two.\n   */\n  x\n}");
    expect(render("  a <%doc%>", { doc: code("1\n2") })).toBe("  a 1\n2");
  });
});

describe("name lookup", () => {
  test("a missing name is an error that lists the available names", () => {
    expect(failure("<%nmae%>", { name: code("x"), kind: code("y") })).toBe(
      'page.mustache:1:1 "nmae" is not in the view, which has: name, kind',
    );
  });

  test("names of Object.prototype are missing names", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(failure(`<%${name}%>`, {})).toBe(`page.mustache:1:1 "${name}" is not in the view`);
    }
  });

  test("own properties with such names are found", () => {
    const view = JSON.parse('{"__proto__": 1, "constructor": 2}') as object;
    expect(render("<%__proto__%><%constructor%>", view)).toBe("12");
  });

  test("undefined is an error, not an absent value", () => {
    expect(failure("<%a%>", { a: undefined })).toBe(
      'page.mustache:1:1 "a" is undefined; use null for what is absent',
    );
  });

  test("a section does not fall through to the view around it", () => {
    const view = { name: code("outer"), items: [{ id: 1 }] };
    expect(failure("<%#items%><%name%><%/items%>", view)).toBe(
      'page.mustache:1:11 "name" is not in the view, which has: id',
    );
  });

  test("root is the whole view, in every section", () => {
    const view = { names: { outer: code("o") }, items: [{ id: 1 }, { id: 2 }] };
    expect(render("<%#items%><%root.names.outer%><%id%><%/items%>", view)).toBe("o1o2");
  });

  test("every part of a dotted name must exist", () => {
    expect(render("<%a.b%>", { a: { b: 1 } })).toBe("1");
    expect(failure("<%a.c%>", { a: { b: 1 } })).toBe(
      'page.mustache:1:1 "a.c" is not in the view, which has: b',
    );
    expect(failure("<%a.b.c%>", { a: { b: 1 } })).toBe('page.mustache:1:1 "a.b.c" is not in the view');
  });
});

describe("sections", () => {
  test("lists, objects, code, booleans and null choose what is shown", () => {
    const source = "<%#v%>yes<%/v%><%^v%>no<%/v%>";
    expect(render(source, { v: [1, 2] })).toBe("yesyes");
    expect(render(source, { v: [] })).toBe("no");
    expect(render(source, { v: {} })).toBe("yes");
    expect(render(source, { v: code("") })).toBe("yes");
    expect(render(source, { v: true })).toBe("yes");
    expect(render(source, { v: false })).toBe("no");
    expect(render(source, { v: null })).toBe("no");
  });

  test("a dot is the section's own value", () => {
    expect(render("<%#doc%>[<%.%>]<%/doc%>", { doc: code("text") })).toBe("[text]");
    expect(render("<%#list%><%.%>;<%/list%>", { list: [code("a"), 2] })).toBe("a;2;");
  });

  test("a boolean section keeps the names around it", () => {
    expect(render("<%#on%><%x%><%/on%>", { on: true, x: 1 })).toBe("1");
  });

  test.each([
    ["a plain string", "text"],
    ["a number", 0],
    ["a function", () => true],
  ])("%s is refused", (what, value) => {
    expect(failure("<%#v%>x<%/v%>", { v: value })).toBe(
      `page.mustache:1:1 "v" is ${what}; a section takes an array, an object, code, a boolean or null`,
    );
    expect(failure("<%^v%>x<%/v%>", { v: value })).toMatch(`"v" is ${what}`);
  });

  test("tags alone on a line leave no blank line", () => {
    expect(render("a\n<%#v%>\n  b<%.%>\n<%/v%>\nc\n", { v: [1, 2] })).toBe("a\n  b1\n  b2\nc\n");
  });
});

describe("partials", () => {
  test("render in the section that contains them", () => {
    expect(render("<%#v%><%> item %>,<%/v%>", { v: [{ id: 1 }, { id: 2 }] }, { item: "#<%id%>" })).toBe(
      "#1,#2,",
    );
  });

  test("get the indentation of a tag that is alone on its line", () => {
    const partials = { method: "m() {\n  <%body%>\n\n}\n" };
    expect(render("{\n  <%> method%>\n}\n", { body: code("1;\n2;") }, partials)).toBe(
      "{\n  m() {\n    1;\n    2;\n\n  }\n}\n",
    );
  });

  test("a missing partial is an error", () => {
    expect(failure("\n <%> nothing %>", {})).toBe('page.mustache:2:2 there is no partial "nothing"');
  });

  test("errors inside name the location in the partial", () => {
    expect(failure("  <%> item %>", {}, { item: "a\n <%id%>" })).toBe(
      'item.mustache:2:2 "id" is not in the view',
    );
  });
});

describe("what a template may not contain", () => {
  test.each([
    ["<%{x}%>", '"x" is printed unescaped; write <%x%>'],
    ["<%& x%>", '"x" is printed unescaped; write <%x%>'],
    ["<%={{ }}=%>", "<%= … %> is not supported"],
    ["<%#a%>", 'Unclosed section "a"'],
    ["<%/a%>", 'Unopened section "a"'],
    ["<%a", "Unclosed tag"],
  ])("%s", (source, reason) => {
    expect(failure(source, { x: code("x"), a: true })).toMatch(reason);
    expect(failure(source, { x: code("x"), a: true })).toMatch(/^page\.mustache:1:\d+ /);
  });

  test.each(['"<%x%>"', "'<%x%>'", "`<%x%>`", '"a <%x%> b"', "`/ctx/${<%x%>}`", 'x = "<%y%>" "<%x%>"'])(
    "a tag inside the quotes of %s",
    (source) => {
      expect(failure(source, { x: code("x"), y: code("y") })).toMatch("is between quotes");
    },
  );

  test.each(["'a' <%x%> 'b'", '"a" + <%x%> + "b"', "don't <%x%>", "// `<%x%>`", ' * "<%x%>"', "&'a <%x%>"])(
    "but %s is fine",
    (source) => {
      expect(render(source, { x: code("X") })).toBe(source.replace("<%x%>", "X"));
    },
  );
});

describe("reading", () => {
  test("each file is read when it is first needed, and once", () => {
    const read: string[] = [];
    const loaded = loadTemplates(new URL("memory:/t/"), (file) => {
      read.push(file.pathname);
      return file.pathname === "/t/a.ts.mustache" ? "<%> b.ts %>" : "b";
    });
    expect(read).toEqual([]);
    loaded.render("a.ts", {});
    loaded.render("a.ts", {});
    expect(read).toEqual(["/t/a.ts.mustache", "/t/b.ts.mustache"]);
  });

  test("the error for a missing template contains its URL", () => {
    expect(() => templates({}).render("client.ts", {})).toThrow(
      "There is no template memory:/templates/client.ts.mustache",
    );
    expect(() => loadTemplates(new URL("./nowhere/", import.meta.url)).render("a", {})).toThrow(
      /There is no template file:.*\/nowhere\/a\.mustache/,
    );
  });
});
