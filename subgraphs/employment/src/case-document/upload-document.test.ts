import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { testKeys } from '../../../../tests/keys.ts';
import type { Bench } from '../../../../tests/testbed.ts';
import { platform } from '../../../../tests/viewers.ts';
import { openWholeGraph, type WholeGraph } from '../../../../tests/whole-graph.ts';
import { announcing, aPdf, documentsAt, sha256Of } from '../../tests/documents.ts';
import { openFakeClamd } from '../../tests/fake-clamd.ts';
import { actingAs, addRecords } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { personRecords } from '../person/person.table.ts';
import { caseDocumentParts } from './case-document-part.table.ts';
import { clamdAt } from './clamd.ts';
import { examineWaiting } from './keep-examining.ts';

const infected = 'THE-WORD-THAT-IS-FOUND';
const kilobytes = 1024;

let graph: WholeGraph;
let clamd: Awaited<ReturnType<typeof openFakeClamd>>;
let documents: ReturnType<typeof documentsAt>;

beforeAll(async () => {
  clamd = await openFakeClamd(infected);
  await clamd.open();
  const scan = clamdAt('127.0.0.1', clamd.port);
  graph = await openWholeGraph(({ employment }) => loadReference(employment).then(() => {}), scan);
  documents = documentsAt(graph);
}, 60_000);
afterAll(async () => {
  await clamd.close();
  await graph.close();
});

// What adds records to a bench asks for its database alone.
const bench = () => graph.databases.employment as unknown as Bench;

async function begin(file: Buffer, more: object = {}) {
  const [record] = await addRecords(bench(), 1);
  return { record, ...(await documents.begin(announcing(record?.id, file, more))) };
}

const codeOf = ({ status, error }: Awaited<ReturnType<typeof documents.ask>>) => [
  status,
  error?.extensions.code,
];
const patch = (path: string, offset: number, part: Buffer, headers: Record<string, string> = {}) =>
  documents.ask(
    'PATCH',
    path,
    {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      ...headers,
    },
    part,
  );

describe('a document that is uploaded', () => {
  it('comes back byte for byte, by its owner, under its name', async () => {
    const file = aPdf(300 * kilobytes);
    const { id, uploadUrl } = await begin(file, { fileName: "Piano d'azione (è).pdf" });
    await documents.send(uploadUrl, file, { chunkSize: 64 * kilobytes });
    const { state, contentUrl, scanned, received } = await documents.query(
      'state contentUrl scanned received',
      id,
    );
    expect({ state, scanned, received }).toEqual({
      state: 'AVAILABLE',
      scanned: true,
      received: file.length,
    });
    const { status, headers, bytes } = await documents.ask('GET', contentUrl);
    expect(status).toBe(200);
    expect(bytes.equals(file)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(file.length),
      'content-disposition': "attachment; filename*=UTF-8''Piano%20d%27azione%20%28%C3%A8%29.pdf",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('goes on, when it was interrupted, where it stopped: with another client', async () => {
    const file = aPdf(320 * kilobytes);
    const { id, uploadUrl } = await begin(file);
    const chunkSize = 64 * kilobytes;
    await documents.send(uploadUrl, file, { chunkSize, stopAfter: 2 * chunkSize });
    const stopped = await documents.query('state received', id);
    expect(stopped.state).toBe('UPLOADING');
    expect(stopped.received).toBeGreaterThanOrEqual(2 * chunkSize);
    const [first] = await documents.send(uploadUrl, file, { chunkSize });
    expect(first).toBe(stopped.received);
    expect((await documents.query('state', id)).state).toBe('AVAILABLE');
  });

  it('may be sent at once up to 20 MiB, and is kept in parts', async () => {
    const file = aPdf(20 * kilobytes * kilobytes);
    const { id, uploadUrl } = await begin(file);
    expect(await documents.send(uploadUrl, file)).toEqual([0]);
    const parts = await actingAs(bench(), platform, (tx) =>
      tx.select().from(caseDocumentParts).where(eq(caseDocumentParts.documentId, id)),
    );
    expect(parts).toHaveLength(5);
    const { bytes } = await documents.ask('GET', `${uploadUrl}/content`);
    expect(sha256Of(bytes)).toBe(sha256Of(file));
  }, 30_000);

  it('keeps what had arrived when the line broke in the middle of a part', async () => {
    const file = aPdf(100 * kilobytes);
    const { uploadUrl } = await begin(file);
    const sent = await fetch(`${graph.origin}${uploadUrl}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await graph.tokenOf('case-worker-padova')}`,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: new ReadableStream({
        start: (stream) => stream.enqueue(new Uint8Array(file.subarray(0, 40 * kilobytes))),
        pull: () => new Promise((_, reject) => setTimeout(() => reject(new Error('gone')), 300)),
      }),
      duplex: 'half',
    } as RequestInit).catch(() => 'gone');
    expect(sent).toBe('gone');
    await expect(eventualOffset(uploadUrl)).resolves.toBe(40 * kilobytes);
    await documents.send(uploadUrl, file);
    const { bytes } = await documents.ask('GET', `${uploadUrl}/content`);
    expect(bytes.equals(file)).toBe(true);
  });

  async function eventualOffset(path: string): Promise<number> {
    for (let tries = 0; tries < 40; tries += 1) {
      const offset = Number((await documents.ask('HEAD', path)).headers.get('upload-offset'));
      if (offset > 0) return offset;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return 0;
  }

  it('takes one of two parts that begin at the same place, and a part again not at all', async () => {
    const file = aPdf(2_000);
    const { id, uploadUrl } = await begin(file);
    const part = file.subarray(0, 1_000);
    const both = await Promise.all([patch(uploadUrl, 0, part), patch(uploadUrl, 0, part)]);
    expect(both.map(codeOf).toSorted()).toEqual([
      [204, undefined],
      [409, 'UPLOAD_OFFSET_CONFLICT'],
    ]);
    expect(codeOf(await patch(uploadUrl, 0, part))).toEqual([409, 'UPLOAD_OFFSET_CONFLICT']);
    const head = await documents.ask('HEAD', uploadUrl);
    expect(head.headers.get('upload-offset')).toBe('1000');
    expect(head.headers.get('upload-length')).toBe('2000');
    expect((await patch(uploadUrl, 1_000, file.subarray(1_000))).status).toBe(204);
    expect((await documents.query('state', id)).state).toBe('AVAILABLE');
  });
});

describe('an upload', () => {
  it('is refused what is not what was told', async () => {
    const file = aPdf(2_000);
    const wrongHash = await begin(file, { sha256: sha256Of(Buffer.from('other')) });
    const wrongFormat = await begin(file, { format: 'PNG' });
    const answers = [
      await patch(wrongHash.uploadUrl, 0, file),
      await patch(wrongFormat.uploadUrl, 0, file),
    ];
    expect(answers.map(codeOf)).toEqual([
      [422, 'DOCUMENT_HASH_MISMATCH'],
      [415, 'DOCUMENT_FORMAT_MISMATCH'],
    ]);
    const told = await documents.query('state rejection contentUrl', wrongFormat.id);
    expect(told).toEqual({ state: 'REJECTED', rejection: 'FORMAT_MISMATCH', contentUrl: null });
    await expect(partsOf(wrongHash.id)).resolves.toBe(0);
    const fetched = await documents.ask('GET', `${wrongFormat.uploadUrl}/content`);
    expect(codeOf(fetched)).toEqual([415, 'DOCUMENT_FORMAT_MISMATCH']);
  });

  it('is refused more than was told, and more than a document may have', async () => {
    const file = aPdf(2_000);
    const { uploadUrl } = await begin(file);
    const answers = [
      await patch(uploadUrl, 0, aPdf(2_001)),
      await patch(uploadUrl, 0, Buffer.alloc(20 * kilobytes * kilobytes + 1)),
    ];
    expect(answers.map(codeOf)).toEqual([
      [413, 'DOCUMENT_TOO_LARGE'],
      [413, 'DOCUMENT_TOO_LARGE'],
    ]);
    expect((await documents.ask('HEAD', uploadUrl)).headers.get('upload-offset')).toBe('0');
  }, 30_000);

  it('is refused to others, and what is not of the protocol, each with its code', async () => {
    const file = aPdf(2_000);
    const { id, uploadUrl } = await begin(file);
    const content = `${uploadUrl}/content`;
    const tus = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const as = (identity: Parameters<typeof documents.ask>[4], method: string, path: string) =>
      documents.ask(method, path, tus, method === 'PATCH' ? file : undefined, identity);
    const answers = [
      await as('case-worker-treviso', 'PATCH', uploadUrl),
      await as('case-worker-treviso', 'GET', content),
      await as('dashboard', 'PATCH', uploadUrl),
      await as('data-steward', 'GET', content),
      await documents.ask('PATCH', uploadUrl, { ...tus, authorization: 'Bearer x' }, file),
      await documents.ask('POST', '/documents', { 'upload-length': '2000' }),
      await documents.ask('GET', content),
      await patch(uploadUrl, 0, file, { 'content-type': 'application/pdf' }),
      await patch(uploadUrl, 0, file, { 'tus-resumable': '0.2.2' }),
      await documents.ask('GET', '/documents/../graphql'),
      await documents.ask('GET', `/documents/${id.slice(0, -1)}/content`),
    ];
    expect(answers.map(codeOf)).toEqual([
      [404, 'DOCUMENT_NOT_FOUND'],
      [404, 'DOCUMENT_NOT_FOUND'],
      [403, 'FORBIDDEN'],
      [403, 'DOCUMENT_CONTENT_FORBIDDEN'],
      [401, 'TOKEN_INVALID'],
      [405, 'UPLOAD_NOT_ANNOUNCED'],
      [409, 'DOCUMENT_NOT_READY'],
      [400, 'UPLOAD_MALFORMED'],
      [400, 'UPLOAD_MALFORMED'],
      [400, expect.anything()],
      [404, 'DOCUMENT_NOT_FOUND'],
    ]);
    const anonymous = await fetch(`${graph.origin}${content}`, {
      headers: { 'accept-language': 'it' },
    });
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      {
        errors: [
          {
            message: 'È richiesto un token di accesso.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      },
    ]);
  });

  it('says what of the protocol is there', async () => {
    const { status, headers } = await documents.ask('OPTIONS', '/documents');
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'termination,expiration',
      'tus-max-size': '20971520',
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is given up with its bytes, but not once it is complete', async () => {
    const file = aPdf(2_000);
    const { id, uploadUrl } = await begin(file);
    await patch(uploadUrl, 0, file.subarray(0, 500));
    expect((await documents.ask('DELETE', uploadUrl)).status).toBe(204);
    expect(await documents.query('state withdrawalReason fileName sha256', id)).toEqual({
      state: 'WITHDRAWN',
      withdrawalReason: 'UPLOAD_ABANDONED',
      fileName: null,
      sha256: null,
    });
    await expect(partsOf(id)).resolves.toBe(0);
    expect((await documents.ask('HEAD', uploadUrl)).status).toBe(410);
    const whole = await begin(file);
    await patch(whole.uploadUrl, 0, file);
    expect(codeOf(await documents.ask('DELETE', whole.uploadUrl))).toEqual([
      409,
      'UPLOAD_COMPLETE',
    ]);
  });
});

describe('the scanner', () => {
  it('is shown the very bytes, and what it finds something in is destroyed', async () => {
    const file = Buffer.concat([aPdf(1_000), Buffer.from(infected)]);
    const { id, uploadUrl } = await begin(file);
    expect(codeOf(await patch(uploadUrl, 0, file))).toEqual([422, 'DOCUMENT_INFECTED']);
    expect(clamd.scanned.at(-1)?.equals(file)).toBe(true);
    expect(await documents.query('state rejection', id)).toEqual({
      state: 'REJECTED',
      rejection: 'INFECTED',
    });
    await expect(partsOf(id)).resolves.toBe(0);
  });

  it('is asked again as long as it is down, and nothing is let through meanwhile', async () => {
    const examiner = {
      database: graph.databases.employment.database,
      keys: testKeys,
      scan: clamdAt('127.0.0.1', clamd.port),
    };
    const quiet = pino({ level: 'silent' });
    const file = aPdf(2_000);
    await clamd.close();
    const { id, uploadUrl } = await begin(file);
    expect((await patch(uploadUrl, 0, file)).status).toBe(204);
    await examineWaiting(examiner, quiet);
    expect((await documents.query('state', id)).state).toBe('SCANNING');
    const early = await documents.ask('GET', `${uploadUrl}/content`);
    expect(codeOf(early)).toEqual([409, 'DOCUMENT_NOT_READY']);
    await clamd.open();
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
    const { id, uploadUrl } = await begin(file, { fileName: `${canary}.pdf` });
    await patch(uploadUrl, 0, file);
    expect((await documents.query('state fileName', id)).fileName).toBe(`${canary}.pdf`);
    const rows = await actingAs(bench(), platform, (tx) =>
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
    const [mine, other] = [await begin(file), await begin(file)];
    for (const { uploadUrl } of [mine, other]) {
      await patch(uploadUrl, 0, file.subarray(0, 1_000));
      await patch(uploadUrl, 1_000, file.subarray(1_000));
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
    const { id, uploadUrl, record } = await begin(file);
    await patch(uploadUrl, 0, file);
    await actingAs(bench(), platform, (tx) =>
      tx
        .update(personRecords)
        .set({ dataKey: null })
        .where(eq(personRecords.id, record?.id ?? '')),
    );
    const answers = [
      await documents.ask('GET', `${uploadUrl}/content`),
      await patch(uploadUrl, 2_000, Buffer.from('x')),
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
    await expect(partsOf(id)).resolves.toBe(0);
    const { data } = await graph.query(
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

async function partsOf(id: string): Promise<number> {
  const parts = await actingAs(bench(), platform, (tx) =>
    tx
      .select({ offset: caseDocumentParts.offset })
      .from(caseDocumentParts)
      .where(eq(caseDocumentParts.documentId, id)),
  );
  return parts.length;
}

async function swapParts(id: string): Promise<void> {
  await actingAs(bench(), platform, async (tx) => {
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
