import { superLinear } from "@mizan/core/testing";
import { label, link, paragraphs, span, target, text } from "../src/names.ts";
import { tidy } from "../src/tidy.ts";

test.each([
  ["plain words, 1.5 (or so)", "plain words, 1.5 (or so)"],
  ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
  ["![x](javascript:alert(1))", "!\\[x\\](javascript:alert(1))"],
  ["a|b `c` *d* _e_ ~f~ $g$", "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\$g\\$"],
  ["&lt;", "&amp;lt;"],
  ["two\n\nlines", "two lines"],
  ["# no heading", "\\# no heading"],
  ["- no list", "\\- no list"],
  ["1. no list", "1\\. no list"],
  ["back\\slash", "back\\\\slash"],
  ["", ""],
])("%j is shown as it is", (value, markdown) => {
  expect(String(text(value))).toBe(markdown);
});

test("prose keeps its paragraphs but no other markup", () => {
  const prose = "First\nline.\r\n\r\n    # not code\n \n---\n";
  expect(String(paragraphs(prose))).toBe("First line.\n\n\\# not code\n\n\\---");
});

test.each([
  ["name", "`name`"],
  ["<b>*x*", "`<b>*x*`"],
  ["a`b", "<code>a\\`b</code>"],
  ["a|<b>", "<code>a\\|&lt;b&gt;</code>"],
  ["", "<code></code>"],
])("%j is shown as code", (value, markdown) => {
  expect(String(span(value))).toBe(markdown);
});

test("a link leads to its target for any name", () => {
  expect(String(target("type", "Page_User"))).toBe('<a id="type-Page_User"></a>Page\\_User');
  expect(String(link("type", "Page_User"))).toBe("[Page\\_User](#type-Page_User)");
  expect(String(link("context", 'größe"><b>'))).toBe(
    '[größe"&gt;&lt;b&gt;](#context-gr-246--223-e-34--62--60-b-62-)',
  );
});

test("invisible characters are named in text, code and diagrams", () => {
  const value = "a\u202eb\u200b\u2028c\ufeff";
  expect(String(text(value))).toBe("aU+202EbU+200B cU+FEFF");
  expect(String(paragraphs(value))).toBe("aU+202EbU+200B cU+FEFF");
  expect(String(span(value))).toBe("`aU+202EbU+200B cU+FEFF`");
  expect(String(label("\u202e\u3164"))).toBe('"U#43;202EU#43;3164"');
  expect(String(target("type", "\u202e"))).toBe('<a id="type--8238-"></a>U+202E');
});

test("a label contains no syntax of the diagram", () => {
  expect(String(label('a"]-->b;'))).toBe('"a#34;#93;#45;#45;#62;b#59;"');
});

test.each<[string, (value: string) => unknown]>([
  ["text", text],
  ["paragraphs", paragraphs],
  ["span", span],
  ["label", label],
  ["link", (value) => link("type", value)],
  ["tidy", (contents) => tidy({ outDir: "", path: "api.md", contents, plugin: "" }, "")],
])("%s takes linear time for any text", async (_name, work) => {
  expect(await superLinear(work)).toEqual([]);
});
