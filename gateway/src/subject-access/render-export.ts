import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Language } from '#shared/language/language.ts';
import { escapeHtml } from '../pages/template.ts';
import type { Collected } from './collect-export.ts';
import { labelOf, say, wordOf } from './export-words.ts';

export type Activity = {
  code: string;
  title: string;
  description: string;
  grounds: { citation: string }[];
  recipients: string;
  retention: string;
};

export type ToRender = {
  schema: GraphQLSchema;
  collected: readonly Collected[];
  activities: readonly Activity[];
  controller: string;
  /** Calendar day in Italy. */
  day: string;
};

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #bbb; }
dl { display: grid; grid-template-columns: minmax(10rem, 30%) 1fr; gap: .2rem 1rem; margin: .5rem 0 1rem; }
dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; } dd dl { margin: 0; }
li { margin-bottom: .5rem; } ol { padding-left: 1.5rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print { body { margin: 0; max-width: none; } li { break-inside: avoid; } }`;

/** The page that a person reads: one file without a script, in plain words. */
export function renderExport(
  { schema, collected, activities, controller, day }: ToRender,
  language: Language,
): string {
  const told = collected.filter((each) => each.told !== undefined);
  const lacking = collected.filter((each) => each.told === undefined);
  const sections = told.map(({ section, told: value }) => {
    const heading = section.path.at(-1)
      ? labelOf(section.path.at(-1) ?? '', language)
      : say('record', language);
    return `<section><h2>${escapeHtml(capital(heading))}</h2>${render(value, section.type)}</section>`;
  });
  const notIncluded = lacking.length === 0 ? '' : renderLacking();
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title', language)}</title><style>${style}</style></head>
<body><main><h1>${say('title', language)}</h1>
<p>${escapeHtml(say('intro', language, { controller, day }))}</p>
<p>${escapeHtml(say('rights', language, { controller }))}</p>
${sections.join('\n')}
${notIncluded}
<section><h2>${say('why', language)}</h2>${activities.map(renderActivity).join('\n')}</section>
</main></body></html>
`;

  function render(value: unknown, output: GraphQLOutputType): string {
    if (value === null || value === undefined) return `<p>${say('nothing', language)}</p>`;
    if (Array.isArray(value)) return renderList(value, output);
    if (typeof value !== 'object') return escapeHtml(wordOf(value, output, language));
    // A text in one of its languages.
    if ('text' in value && Object.keys(value).length === 1) return escapeHtml(String(value.text));
    return renderObject(value as Record<string, unknown>, output);
  }

  function renderList(values: readonly unknown[], output: GraphQLOutputType): string {
    if (values.length === 0) return `<p>${say('nothing', language)}</p>`;
    if (values.every((each) => typeof each !== 'object')) {
      return escapeHtml(values.map((each) => wordOf(each, output, language)).join(', '));
    }
    return `<ol>${values.map((each) => `<li>${render(each, output)}</li>`).join('')}</ol>`;
  }

  function renderObject(object: Record<string, unknown>, output: GraphQLOutputType): string {
    const type = typeOf(object, output);
    const rows = Object.entries(object).flatMap(([field, value]) => {
      const of = type?.getFields()[field]?.type ?? (field === 'called' ? GraphQLString : undefined);
      if (!of || isNothing(value) || field === 'version') return [];
      return [
        `<dt>${escapeHtml(labelOf(field, language))}</dt><dd>${render(value, nodesIn(of))}</dd>`,
      ];
    });
    return rows.length === 0 ? `<p>${say('nothing', language)}</p>` : `<dl>${rows.join('')}</dl>`;
  }

  /** Of a list that is read by pages its nodes are left, without the connection around them. */
  function nodesIn(output: GraphQLOutputType): GraphQLOutputType {
    const type = getNamedType(output);
    const nodes =
      isObjectType(type) && type.name.endsWith('Connection') && type.getFields()['nodes'];
    return nodes ? nodes.type : output;
  }

  function typeOf(
    { __typename: name }: Record<string, unknown>,
    output: GraphQLOutputType,
  ): GraphQLObjectType | undefined {
    const type = typeof name === 'string' ? schema.getType(name) : getNamedType(output);
    return isObjectType(type) ? type : undefined;
  }

  function renderLacking(): string {
    const items = lacking.map(({ section }) => {
      const field = section.path.at(-1) ?? '';
      return `<li>${escapeHtml(labelOf(field, language))}</li>`;
    });
    return `<section><h2>${say('notIncluded', language)}</h2><p>${escapeHtml(
      say('notIncludedText', language, { controller }),
    )}</p><ul>${items.join('')}</ul></section>`;
  }

  function renderActivity({
    title,
    description,
    grounds,
    recipients,
    retention,
  }: Activity): string {
    const rows: [string, string][] = [
      [say('grounds', language), grounds.map(({ citation }) => citation).join('; ')],
      [say('recipients', language), recipients],
      [say('retention', language), retention],
    ];
    const list = rows
      .map(([name, says]) => `<dt>${name}</dt><dd>${escapeHtml(says)}</dd>`)
      .join('');
    return `<h3>${escapeHtml(title)}</h3><p>${escapeHtml(description)}</p><dl>${list}</dl>`;
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
