import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { openTestKeys } from '../../../../tests/keys.ts';
import { actingAs } from '../../../../tests/testbed.ts';
import { platform } from '../../../../tests/viewers.ts';
import {
  aPdf,
  codeOf,
  type Documents,
  infected,
  openDocuments,
  sha256Of,
} from '../../tests/documents.ts';
import { personRecords } from '../person/person.table.ts';
import { caseDocumentParts } from './case-document-part.table.ts';
import { examineWaiting } from './keep-examining.ts';

let documents: Documents;

beforeAll(async () => {
  documents = await openDocuments();
}, 300_000);
afterAll(() => documents.close());

describe('the scanner', () => {
  it('is shown the very bytes, and what it finds something in is destroyed', async () => {
    const file = Buffer.concat([aPdf(1_000), Buffer.from(infected)]);
    const { id, uploadUrl } = await documents.begin(file);
    expect(codeOf(await documents.patch(uploadUrl, 0, file))).toEqual([422, 'DOCUMENT_INFECTED']);
    expect(documents.clamd.scanned.at(-1)?.equals(file)).toBe(true);
    expect(await documents.query('state rejection', id)).toEqual({
      state: 'REJECTED',
      rejection: 'INFECTED',
    });
    await expect(documents.countParts(id)).resolves.toBe(0);
  });

  it('is asked again as long as it is down, and nothing is let through meanwhile', async () => {
    const examiner = {
      database: documents.graph.databases.employment.database,
      keys: openTestKeys(),
      scan: documents.scan,
    };
    const quiet = pino({ level: 'silent' });
    const file = aPdf(2_000);
    await documents.clamd.close();
    const { id, uploadUrl } = await documents.begin(file);
    expect((await documents.patch(uploadUrl, 0, file)).status).toBe(204);
    await examineWaiting(examiner, quiet);
    expect((await documents.query('state', id)).state).toBe('SCANNING');
    const early = await documents.ask('GET', `${uploadUrl}/content`);
    expect(codeOf(early)).toEqual([409, 'DOCUMENT_NOT_READY']);
    await documents.clamd.open();
    await examineWaiting(examiner, quiet);
    expect(await documents.query('state scanned', id)).toEqual({
      state: 'AVAILABLE',
      scanned: true,
    });
  });
});

describe('what lies in the database', () => {
  it('shows nothing of a document, neither its content nor its name', async () => {
    const canary = 'CANARY-OF-KHADIDJA';
    const file = Buffer.concat([aPdf(1_000), Buffer.from(canary)]);
    const { id, uploadUrl } = await documents.begin(file, { fileName: `${canary}.pdf` });
    await documents.patch(uploadUrl, 0, file);
    expect((await documents.query('state fileName', id)).fileName).toBe(`${canary}.pdf`);
    const rows = await actingAs(documents.bench, platform, (tx) =>
      tx.execute<{ row: string }>(sql`select d::text || coalesce(string_agg(p::text, ''), '') as row
        from case_document d join case_document_part p on p.document_id = d.id
        group by d.*`),
    );
    const dump = rows.map(({ row }) => row).join('\n');
    expect(dump).toContain(sha256Of(file));
    for (const encoding of ['utf8', 'hex', 'base64'] as const) {
      expect(dump).not.toContain(Buffer.from(canary).toString(encoding));
    }
  });

  it('opens at its own place alone: a part that was moved is not given out', async () => {
    const file = aPdf(2_000);
    const [mine, other] = [await documents.begin(file), await documents.begin(file)];
    for (const { uploadUrl } of [mine, other]) {
      await documents.patch(uploadUrl, 0, file.subarray(0, 1_000));
      await documents.patch(uploadUrl, 1_000, file.subarray(1_000));
    }
    // As somebody who holds the tables may do, whom no policy holds.
    await swapParts(mine.id);
    const { status, bytes } = await documents.ask('GET', `${mine.uploadUrl}/content`);
    expect(status).toBe(500);
    expect(bytes.includes(file.subarray(0, 100))).toBe(false);
    expect((await documents.ask('GET', `${other.uploadUrl}/content`)).status).toBe(200);
  });

  it('is erased with the key of the record: nothing is left to read', async () => {
    const file = aPdf(2_000);
    const { id, uploadUrl, record } = await documents.begin(file);
    await documents.patch(uploadUrl, 0, file);
    await actingAs(documents.bench, platform, (tx) =>
      tx
        .update(personRecords)
        .set({ dataKey: null })
        .where(eq(personRecords.id, record?.id ?? '')),
    );
    const answers = [
      await documents.ask('GET', `${uploadUrl}/content`),
      await documents.patch(uploadUrl, 2_000, Buffer.from('x')),
    ];
    expect(answers.map(codeOf)).toEqual([
      [410, 'DOCUMENT_ERASED'],
      [410, 'DOCUMENT_ERASED'],
    ]);
    expect(await documents.query('state fileName sha256 version', id)).toEqual({
      state: 'ERASED',
      fileName: null,
      sha256: null,
      version: 4,
    });
    await expect(documents.countParts(id)).resolves.toBe(0);
    const { data } = await documents.graph.query(
      `{ employmentChanges(first: 100) { nodes { entityId version kind } } }`,
      {},
      'system-veneto-lavoro',
    );
    const told = data.employmentChanges.nodes.filter(
      (each: { entityId: string }) => each.entityId === id,
    );
    expect(told.at(-1)).toMatchObject({ version: 4, kind: 'UPDATED' });
  });
});

async function swapParts(id: string): Promise<void> {
  await actingAs(documents.bench, platform, async (tx) => {
    const of = eq(caseDocumentParts.documentId, id);
    const parts = await tx.select().from(caseDocumentParts).where(of);
    await tx.delete(caseDocumentParts).where(of);
    const [first, second] = parts;
    if (!first || !second) throw new Error('There are no two parts');
    await tx.insert(caseDocumentParts).values([
      { ...first, offset: second.offset },
      { ...second, offset: first.offset },
    ]);
  });
}
