import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import yauzl from 'yauzl';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { openProgramme } from './programme.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody asks what is kept of them (GDPR, article 15), and their partner hands it out.

let graph: WholeGraph;
let record: { id: string; givenName: string; documents: { totalCount: number } };

beforeAll(async () => {
  graph = await openProgramme();
  const { data } = await graph.query(
    '{ persons(first: 40) { nodes { records { id givenName documents(filter: { state: [AVAILABLE] }) { totalCount } } participations(first: 1) { totalCount } } } }',
    {},
    'system-veneto-lavoro',
  );
  const found = data.persons.nodes.find(
    ({
      records,
      participations,
    }: {
      records: (typeof record)[];
      participations: { totalCount: number };
    }) => (records[0]?.documents.totalCount ?? 0) > 0 && participations.totalCount > 0,
  );
  record = found.records[0];
}, 300_000);
afterAll(() => graph.close());

async function ask(id: string, identity?: SampleIdentityName, language = 'en') {
  const authorization = identity && { authorization: `Bearer ${await graph.tokenOf(identity)}` };
  const headers = { 'accept-language': language, ...authorization };
  return fetch(`${graph.origin}/subject-access/${id}`, { headers });
}

async function unzip(response: Response): Promise<Map<string, Buffer>> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const zip = await yauzl.fromBufferPromise(bytes);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

describe('the export of what is kept of a person', () => {
  let files: Map<string, Buffer>;

  beforeAll(async () => {
    const response = await ask(record.id, 'system-veneto-lavoro');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/zip',
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    files = await unzip(response);
  }, 120_000);

  it('is a zip of JSON, a page in each language, and the documents', () => {
    const names = [...files.keys()];
    expect(names.slice(0, 3)).toEqual(['data.json', 'it.html', 'en.html']);
    const documents = names.filter((name) => name.startsWith('documents/'));
    expect(documents).toHaveLength(record.documents.totalCount);
    for (const name of documents) expect(files.get(name)?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('says everything the partner keeps, all pages of all lists', async () => {
    const { personRecord, controller, notIncluded } = JSON.parse(String(files.get('data.json')));
    expect(personRecord).toMatchObject({ id: record.id, givenName: record.givenName });
    expect(controller.name).toBe('Veneto Lavoro');
    // Of vulnerability a system sees nothing, and is told that there may be something.
    expect(notIncluded).toContain('vulnerabilityCases');
    const counted = await graph.query(
      `query ($id: ID!) { personRecord(id: $id) { serviceEvents { totalCount } intakes { totalCount }
        person { participations { totalCount } } } }`,
      { id: record.id },
      'system-veneto-lavoro',
    );
    const { serviceEvents, intakes, person } = counted.data.personRecord;
    expect(personRecord.serviceEvents).toHaveLength(serviceEvents.totalCount);
    expect(personRecord.intakes).toHaveLength(intakes.totalCount);
    expect(personRecord.person.participations).toHaveLength(person.participations.totalCount);
  });

  it('is readable: names of fields and values in the language of the page, rights and grounds', () => {
    const italian = String(files.get('it.html'));
    const english = String(files.get('en.html'));
    expect(italian).toContain('<html lang="it">');
    expect(italian).toContain('I tuoi dati nel programma POLIS');
    expect(italian).toMatch(/<dt>cognome<\/dt>/);
    expect(italian).toContain('Garante');
    expect(english).toMatch(/<dt>family name<\/dt>/);
    expect(english).toContain('GDPR, art. 6.1.e');
    expect(italian + english).not.toMatch(/undefined|\[object|<script/);
  });

  it.each([
    ['nobody', undefined, 401, 'UNAUTHENTICATED'],
    ['a dashboard', 'dashboard', 403, 'FORBIDDEN'],
    ['another partner', 'system-comune-venezia', 404, 'PERSON_RECORD_NOT_FOUND'],
  ] as const)('is refused to %s', async (_, identity, status, code) => {
    const response = await ask(record.id, identity, 'it');
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([response.status, answer.errors[0]?.extensions.code]).toEqual([status, code]);
  });

  it('tells what is no record from what is', async () => {
    for (const id of ['person_record_01h00000000000000000000000', 'nonsense']) {
      expect((await ask(id, 'system-veneto-lavoro')).status).toBe(404);
    }
  });

  it('is whole or not at all: with a domain down nothing is handed out', async () => {
    await graph.running.get('community')?.close();
    graph.running.delete('community');
    const response = await ask(record.id, 'system-veneto-lavoro');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'DOMAIN_UNAVAILABLE' } }],
    });
  });
});
