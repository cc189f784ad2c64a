import type { ApolloServer } from '@apollo/server';
import { type Request, Router } from 'express';
import { buildSchema } from 'graphql';
import { request as send } from 'undici';
import yazl from 'yazl';
import { domains } from '#schema/domains.ts';
import { personalTypesOf } from '#shared/audit/personal-types.ts';
import { dateInItaly } from '#shared/clock.ts';
import { createViewerTokenSigner, wholeRequest } from '#shared/identity/viewer-token.ts';
import { problem } from '#shared/language/problem.ts';
import type { VerifyToken } from '../access-token.ts';
import { askInProcess } from '../ask-in-process.ts';
import type { SubgraphAddress } from '../config.ts';
import { type GatewayContext, toContext } from '../context.ts';
import { DomainSilent } from '../request-body.ts';
import { type Ask, type Collected, collectExport, ExportIncomplete } from './collect-export.ts';
import { planExport } from './plan-export.ts';
import { type Activity, renderExport } from './render-export.ts';

/** People of the programme; operators are told by what they can see of themselves. */
const ofPeople = domains.filter((domain) => domain !== 'governance');

const needed = 'privacy:write';

/**
 * `GET /subject-access/<record>`: all that a controller keeps of a person (GDPR, article 15), as a zip
 * of `data.json`, a readable page in each language, and the documents. Everything is read through the
 * graph with the rights of whoever asks, and recorded as such.
 */
export function serveExports(
  apollo: ApolloServer<GatewayContext>,
  apiSchema: string,
  employment: SubgraphAddress,
  verify: VerifyToken,
): Router {
  const schema = buildSchema(apiSchema);
  const personal = new Set(ofPeople.flatMap(personalTypesOf).map(({ name }) => name));
  const plan = planExport(schema, personal);
  const fetchContent = contentOf(employment);

  return Router().get('/:record', async (request: Request, response) => {
    const context = await toContext(request, verify);
    const { viewer, language } = context;
    if (!viewer.scopes.includes(needed)) {
      const code = viewer.role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      throw problem(code, language, { scope: needed });
    }
    const ask = askAs(apollo, context);
    const { record = '' } = request.params as { record?: string };
    const collected = await collectExport(plan, ask, record).catch(tellIncomplete(context));
    const owner = collected && ownerOf(collected);
    if (!collected || !owner || owner.id !== viewer.organisation) {
      throw problem('PERSON_RECORD_NOT_FOUND', language);
    }
    const day = dateInItaly(new Date());
    const told = { schema, collected, controller: owner.name, day };
    const zip = new yazl.ZipFile();
    const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
    add('data.json', `${JSON.stringify(toData(collected, owner, day), null, 2)}\n`);
    for (const each of ['it', 'en'] as const) {
      const activities = await readActivities(askAs(apollo, { ...context, language: each }));
      add(`${each}.html`, renderExport({ ...told, activities }, each));
    }
    for (const { id, fileName } of documentsIn(collected)) {
      const name = `documents/${id}-${(fileName ?? '').replaceAll(/[^\w.-]+/g, '_')}`;
      zip.addReadStreamLazy(name, (hand) => {
        fetchContent(id, context).then(
          (body) => hand(null, body),
          (fault: unknown) => hand(fault, undefined as never),
        );
      });
    }
    zip.end();
    // A document that breaks off midway must not leave a zip that looks whole.
    zip.on('error', () => response.destroy());
    response.set({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${record}-${day}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    zip.outputStream.pipe(response);
  });
}

/** With the caller's own rights. */
function askAs(apollo: ApolloServer<GatewayContext>, context: GatewayContext): Ask {
  return askInProcess(apollo, { ...context, idempotency: undefined });
}

function tellIncomplete({ language }: GatewayContext) {
  return (error: unknown): never => {
    if (!(error instanceof ExportIncomplete)) throw error;
    const { code, domain } = error.error.extensions ?? {};
    if (silence.includes(String(code))) throw new DomainSilent(String(domain), error);
    if (code === 'ID_MALFORMED') throw problem('PERSON_RECORD_NOT_FOUND', language);
    if (code === 'AUDIT_UNAVAILABLE') throw problem(code, language);
    throw error;
  };
}

/** By which a domain tells that it did not answer, or not in time. */
const silence = ['DOMAIN_UNAVAILABLE', 'DEADLINE_EXCEEDED'];

type Owner = { id: string; name: string };

function ownerOf(collected: readonly Collected[]): Owner | null | undefined {
  const found = collected.find(({ section }) => section.path.join() === 'owner');
  return found?.told as Owner | null | undefined; // as the plan selects it
}

async function readActivities(ask: Ask): Promise<Activity[]> {
  const { data } = await ask(
    '{ processingActivities { code title description grounds { citation } recipients retention dataSubjects } }',
    {},
  );
  const all = (data?.['processingActivities'] ?? []) as (Activity & { dataSubjects: string[] })[];
  return all.filter(({ dataSubjects }) => dataSubjects.includes('PARTICIPANT'));
}

function toData(collected: readonly Collected[], controller: Owner, day: string): object {
  const record: Record<string, unknown> = {};
  for (const { section, told } of collected) {
    if (told === undefined) continue;
    const [first, second] = section.path;
    if (first === undefined) Object.assign(record, told);
    else if (second === undefined) record[first] = merged(record[first], told);
    else record[first] = merged(record[first], { [second]: told });
  }
  const notIncluded = collected
    .filter(({ told }) => told === undefined)
    .map(({ section }) => section.path.join('.'));
  return { exportedOn: day, controller, personRecord: record, notIncluded };
}

function merged(known: unknown, told: unknown): unknown {
  const isObject = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject(known) && isObject(told) ? { ...(known as object), ...(told as object) } : told;
}

type Document = { id: string; fileName: string | null; state: string };

function documentsIn(collected: readonly Collected[]): Document[] {
  const found = collected.find(({ section }) => section.path.join() === 'documents');
  const documents = (found?.told ?? []) as Document[]; // as the plan selects it
  return documents.filter(({ state }) => state === 'AVAILABLE');
}

function contentOf({ name, url, viewerKey }: SubgraphAddress) {
  const sign = createViewerTokenSigner(name, viewerKey);
  return async (id: string, { viewer, language }: GatewayContext) => {
    const path = `/documents/${id}/content`;
    const token = sign(viewer, wholeRequest('GET', path, undefined, Buffer.alloc(0)));
    const { statusCode, body } = await send(new URL(path, url), {
      headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    });
    if (statusCode !== 200) throw new Error(`A document was not handed out: HTTP ${statusCode}`);
    return body;
  };
}
