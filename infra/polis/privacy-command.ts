import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PlainError } from '../local/plain-error.ts';
import { toHtml } from '../privacy/document.ts';
import { privacyDocuments } from '../privacy/documents.ts';

const names = Object.keys(privacyDocuments);

const usage = `npm run -s polis -- privacy <document> [--language it|en] [--out file.html]

Prints, ready for paper: ${names.join(', ')}.`;

/** A document of the privacy acts as one HTML file that needs nothing beside it. */
export async function privacyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'it' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  if (values.help || name === '') {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const describe = Object.hasOwn(privacyDocuments, name) ? privacyDocuments[name] : undefined;
  if (!describe) throw new PlainError(`There is no document "${name}".\n\n${usage}`);
  const { language } = values;
  if (language !== 'it' && language !== 'en') {
    throw new PlainError(`--language takes it or en, not ${language}`);
  }
  const html = toHtml(describe(language));
  if (values.out === undefined) process.stdout.write(html);
  else writeFileSync(values.out, html);
  return 0;
}
