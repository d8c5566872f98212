import MarkdownIt from "markdown-it";

// HTML in the text is shown as text, and links to scripts are not links.
const markdown = new MarkdownIt({ html: false, linkify: true });

/** @returns HTML that is safe to insert */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}
