import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Language } from '#shared/language/language.ts';
import { PlainError } from '../../local/plain-error.ts';
import { languageOf } from '../../local/system-language.ts';
import { readImportKinds } from '../import/import-kinds.ts';
import { documentOf } from '../import/send-batch.ts';
import { findTokenSource } from '../import/token-source.ts';
import { type Manifest, type ManifestDocument, readManifest } from './read-manifest.ts';
import { inBatches, sendDocuments } from './send-documents.ts';
import { said } from './wording.ts';

const usualUrl = 'http://localhost:4000';

export const usage = `npm run -s polis -- documents register <manifest.json> --as <identity> [--url <address>] [--lang it]
npm run -s polis -- documents register --importer --as <identity>`;

const help = `Registers the documents that machine clients of an organisation may ask, as its client generator wrote
them down: persisted-documents.json of GraphQL Code Generator (hashAlgorithm sha256), the manifest of
Apollo's generate-persisted-query-manifest, or Relay's. All of a manifest is checked before anything is sent.

${usage}

  --importer         in place of a file: the documents that "polis import" asks
  --as <identity>    a sample identity of the POLIS that runs here, as in contact-veneto-lavoro. Elsewhere set
                     POLIS_TOKEN, or POLIS_TOKEN_URL, POLIS_CLIENT_ID and POLIS_CLIENT_SECRET. It needs the
                     scope document:register, which the machine clients themselves do not have
  --url <address>    where POLIS is; here unless said, or ${usualUrl}
  --lang it|en       the language of what is wrong; that of the system unless said

Exit code: 0 all are registered, 1 some are refused, 2 it could not run.`;

/** Carries out `npm run -s polis -- documents …` and answers the exit code. */
export async function documentsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, file, ...rest] = positionals;
  if (values.help) {
    console.log(help);
    return 0;
  }
  const isAsked = (file !== undefined) !== (values.importer === true);
  if (command !== 'register' || !isAsked || rest.length > 0) throw new PlainError(usage);
  const language: Language =
    values.lang === 'it' || values.lang === 'en' ? values.lang : languageOf(process.env);
  const manifest: Manifest =
    file === undefined ? { documents: ofImporter() } : readManifest(read(file));
  if ('problems' in manifest) {
    for (const { code, ...details } of manifest.problems) {
      console.error(said(language, code, details));
    }
    return 1;
  }
  const source = findTokenSource(values.as, process.env);
  const url = (values.url ?? source.origin ?? usualUrl).replace(/\/$/, '');
  return register(manifest.documents, { url, language, source });
}

async function register(
  documents: ManifestDocument[],
  sending: Parameters<typeof sendDocuments>[1],
): Promise<number> {
  const { language } = sending;
  let refused = 0;
  let registered = 0;
  for (const batch of inBatches(documents)) {
    const wrong = await sendDocuments(batch, sending);
    for (const each of wrong) console.error(said(language, 'REFUSED', each));
    if (wrong.length > 0) console.error(said(language, 'NONE_REGISTERED'));
    refused += wrong.length;
    registered += wrong.length > 0 ? 0 : batch.length;
  }
  console.log(said(language, 'REGISTERED', { count: registered }));
  return refused > 0 ? 1 : 0;
}

/** One per mutation that imports: their kinds differ in variables alone. */
function ofImporter(): ManifestDocument[] {
  const texts = new Map(
    readImportKinds().map(({ mutation }) => [documentOf(mutation), mutation.name]),
  );
  return [...texts].map(([text, name]) => ({
    ...{ name, text },
    hash: createHash('sha256').update(text).digest('hex'),
  }));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new PlainError(`${file} cannot be read.`);
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        url: { type: 'string' },
        lang: { type: 'string' },
        importer: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    throw new PlainError(usage);
  }
}
