/**
 * Texts that end or break something when they are printed unescaped in TypeScript, JSX, Python, Rust, a comment
 * or a template. None is an identifier, so a target quotes each of them and its benign twin alike.
 */
export const PAYLOADS: readonly string[] = [
  // ends of comments
  "*/ evil(); /*",
  "**/",
  "/* /*",
  "// evil",
  "--> <!-- evil",
  "#} {# evil",
  // ends of literals
  '"; evil(); "',
  "'; evil(); '",
  "`; evil(); `",
  '"""\nevil()\n"""',
  "'''\nevil()\n'''",
  '"#; evil!(); r#"',
  '"## evil',
  "ends with a backslash \\",
  '\\"; evil(); //',
  "\\u0022; evil(); //",
  "\\x22 \\N{QUOTATION MARK} \\0",
  // expressions inside literals
  "${evil()}",
  "`${evil()}`",
  "{evil()}",
  "{__import__('os').system('evil')}",
  "%(evil)s %s {} {0} {evil!r}",
  "#{evil}",
  // new lines of code
  "text\nexport const evil = 1;\n//",
  "text\r\nimport os\r\n#",
  "text\rreturn evil()\r",
  "text\u2028evil()\u2028//",
  "text\u2029evil()\u2029//",
  "text\u0085evil()",
  "\n}\nfn evil() {}\n{\n",
  "\n\n    def evil(self): ...\n",
  "\n#![allow(unsafe_code)]\n",
  // markup
  "</script><script>evil()</script>",
  "<img src=x onerror=evil()>",
  "</div><Evil/>",
  "<>{evil()}</>",
  "&quot;&#39;&lt;evil&gt;",
  "]]>evil",
  // templates
  "<% evil %>",
  "<%{ evil }%>",
  "<%={{ }}=%>{{evil}}",
  "{{ evil }}",
  "{{{ evil }}}",
  "{% evil %}",
  // directives in comments
  "@ts-nocheck",
  "@deprecated @internal {@link evil}",
  "@type {import('evil').Evil}",
  "type: ignore # noqa",
  // characters that some tool treats its own way
  "nul \0 nul",
  "escape \u001b[31m bell \u0007",
  "byte order mark \ufeff",
  "right to left \u202e live",
  "lone surrogate \ud800",
  "zero width \u200b joiner \u200d",
  "a\tb\u000bc\fd",
  "..\\..\\evil",
  "../../../evil",
  "file:///etc/passwd",
];
