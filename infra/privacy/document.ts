/** A document that people print: sections of text and tables. */
export type PrintedDocument = {
  language: 'en' | 'it';
  title: string;
  intro: string;
  sections: { heading: string; text?: string; table?: Table }[];
};

export type Table = { head: string[]; rows: string[][] };

export function toMarkdown({ title, intro, sections }: PrintedDocument): string {
  const parts = sections.map(({ heading, text, table }) =>
    [`## ${heading}`, text, table && markdownTable(table)].filter(Boolean).join('\n\n'),
  );
  return `${[`# ${title}`, intro, ...parts].join('\n\n')}\n`;
}

function markdownTable({ head, rows }: Table): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const style = `
body { font: 10pt/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #777; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #eee; }
tr, h2 { break-inside: avoid; }
h2 { break-after: avoid; margin-top: 2rem; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } }`;

/** One file that needs nothing beside it. */
export function toHtml({ language, title, intro, sections }: PrintedDocument): string {
  const parts = sections.map(({ heading, text, table }) => {
    const paragraph = text ? `<p>${asText(text)}</p>` : '';
    return `<section><h2>${asText(heading)}</h2>${paragraph}${table ? htmlTable(table) : ''}</section>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${asText(title)}</title><style>${style}</style></head>
<body><h1>${asText(title)}</h1><p>${asText(intro)}</p>
${parts.join('\n')}
</body></html>
`;
}

function htmlTable({ head, rows }: Table): string {
  const cells = (tag: string, row: string[]) =>
    row.map((cell) => `<${tag}>${asText(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells('td', row)}</tr>`)
    .join('\n')}</tbody></table>`;
}

/** The contract's names stand in back quotes in Markdown; here they are plain. */
function asText(text: string): string {
  return text
    .replaceAll('`', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
