import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { auditEntries } from '#shared/audit/audit-entry.table.ts';
import { createViewerTokenSigner, wholeRequest } from '#shared/identity/viewer-token.ts';
import { getUuid } from '#shared/type-id.ts';
import { actingAs } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, dataSteward, platform } from '../../../../tests/viewers.ts';
import { aPdf, codeOf, type Documents, openDocuments, sha256Of } from '../../tests/documents.ts';
import { caseDocumentParts } from './case-document-part.table.ts';

const kilobytes = 1024;

let documents: Documents;

beforeAll(async () => {
  documents = await openDocuments();
}, 300_000);
afterAll(() => documents.close());

describe('a document that is uploaded', () => {
  it('comes back byte for byte, by its owner, under its name', async () => {
    const file = aPdf(300 * kilobytes);
    const { id, uploadUrl } = await documents.begin(file, { fileName: "Piano d'azione (è).pdf" });
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

  it('is told of by the audit whenever it is fetched, and given to nobody while that is silent', async () => {
    const file = aPdf(kilobytes);
    const { record, uploadUrl } = await documents.begin(file);
    await documents.send(uploadUrl, file);
    const content = `${uploadUrl}/content`;
    expect((await documents.ask('GET', content)).status).toBe(200);
    const entries = await actingAs(documents.bench, dataSteward, (tx) =>
      tx.select().from(auditEntries).where(eq(auditEntries.kind, 'DOWNLOAD')),
    );
    expect(entries.at(-1)).toMatchObject({
      role: 'CASE_WORKER',
      subjects: [getUuid('person_record', record?.id ?? '')],
      // Its name is in a header of the answer.
      fields: ['CaseDocument.contentUrl', 'CaseDocument.fileName'],
    });
    const superuser = postgres(documents.graph.databases.employment.superuserUrl, { max: 1 });
    await superuser`revoke execute on function audit_append from employment_runtime`;
    const { status, bytes } = await documents.ask('GET', content);
    await superuser`grant execute on function audit_append to employment_runtime`;
    await superuser.end();
    expect([status, JSON.parse(bytes.toString()).errors[0].extensions.code]).toEqual([
      503,
      'AUDIT_UNAVAILABLE',
    ]);
  });

  it('goes on, when it was interrupted, where it stopped: with another client', async () => {
    const file = aPdf(320 * kilobytes);
    const { id, uploadUrl } = await documents.begin(file);
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
    const { id, uploadUrl } = await documents.begin(file);
    expect(await documents.send(uploadUrl, file)).toEqual([0]);
    const parts = await actingAs(documents.bench, platform, (tx) =>
      tx.select().from(caseDocumentParts).where(eq(caseDocumentParts.documentId, id)),
    );
    expect(parts).toHaveLength(5);
    const { bytes } = await documents.ask('GET', `${uploadUrl}/content`);
    expect(sha256Of(bytes)).toBe(sha256Of(file));
  }, 30_000);

  it('keeps what had arrived when the line broke in the middle of a part', async () => {
    const file = aPdf(100 * kilobytes);
    const { uploadUrl } = await documents.begin(file);
    const sent = await fetch(`${documents.graph.origin}${uploadUrl}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${await documents.graph.tokenOf('case-worker-padova')}`,
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
    const { id, uploadUrl } = await documents.begin(file);
    const part = file.subarray(0, 1_000);
    const both = await Promise.all([
      documents.patch(uploadUrl, 0, part),
      documents.patch(uploadUrl, 0, part),
    ]);
    expect(both.map(codeOf).toSorted()).toEqual([
      [204, undefined],
      [409, 'UPLOAD_OFFSET_CONFLICT'],
    ]);
    expect(codeOf(await documents.patch(uploadUrl, 0, part))).toEqual([
      409,
      'UPLOAD_OFFSET_CONFLICT',
    ]);
    const head = await documents.ask('HEAD', uploadUrl);
    expect(head.headers.get('upload-offset')).toBe('1000');
    expect(head.headers.get('upload-length')).toBe('2000');
    expect((await documents.patch(uploadUrl, 1_000, file.subarray(1_000))).status).toBe(204);
    expect((await documents.query('state', id)).state).toBe('AVAILABLE');
  });
});

describe('an upload', () => {
  it('is refused what is not what was told', async () => {
    const file = aPdf(2_000);
    const wrongHash = await documents.begin(file, { sha256: sha256Of(Buffer.from('other')) });
    const wrongFormat = await documents.begin(file, { format: 'PNG' });
    const answers = [
      await documents.patch(wrongHash.uploadUrl, 0, file),
      await documents.patch(wrongFormat.uploadUrl, 0, file),
    ];
    expect(answers.map(codeOf)).toEqual([
      [422, 'DOCUMENT_HASH_MISMATCH'],
      [415, 'DOCUMENT_FORMAT_MISMATCH'],
    ]);
    const told = await documents.query('state rejection contentUrl', wrongFormat.id);
    expect(told).toEqual({ state: 'REJECTED', rejection: 'FORMAT_MISMATCH', contentUrl: null });
    await expect(documents.countParts(wrongHash.id)).resolves.toBe(0);
    const fetched = await documents.ask('GET', `${wrongFormat.uploadUrl}/content`);
    expect(codeOf(fetched)).toEqual([415, 'DOCUMENT_FORMAT_MISMATCH']);
  });

  it('is refused more than was told, and more than a document may have', async () => {
    const file = aPdf(2_000);
    const { uploadUrl } = await documents.begin(file);
    const answers = [
      await documents.patch(uploadUrl, 0, aPdf(2_001)),
      await documents.patch(uploadUrl, 0, Buffer.alloc(20 * kilobytes * kilobytes + 1)),
    ];
    expect(answers.map(codeOf)).toEqual([
      [413, 'DOCUMENT_TOO_LARGE'],
      [413, 'DOCUMENT_TOO_LARGE'],
    ]);
    expect((await documents.ask('HEAD', uploadUrl)).headers.get('upload-offset')).toBe('0');
  }, 30_000);

  it('is refused to others, and what is not of the protocol, each with its code', async () => {
    const file = aPdf(2_000);
    const { id, uploadUrl } = await documents.begin(file);
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
      await documents.patch(uploadUrl, 0, file, { 'content-type': 'application/pdf' }),
      await documents.patch(uploadUrl, 0, file, { 'tus-resumable': '0.2.2' }),
      await documents.ask('GET', '/documents/other'),
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
      [404, 'DOCUMENT_NOT_FOUND'],
      [404, 'DOCUMENT_NOT_FOUND'],
    ]);
    const anonymous = await fetch(`${documents.graph.origin}${content}`, {
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
    const { id, uploadUrl } = await documents.begin(file);
    await documents.patch(uploadUrl, 0, file.subarray(0, 500));
    expect((await documents.ask('DELETE', uploadUrl)).status).toBe(204);
    expect(await documents.query('state withdrawalReason fileName sha256', id)).toEqual({
      state: 'WITHDRAWN',
      withdrawalReason: 'UPLOAD_ABANDONED',
      fileName: null,
      sha256: null,
    });
    await expect(documents.countParts(id)).resolves.toBe(0);
    expect((await documents.ask('HEAD', uploadUrl)).status).toBe(410);
    const whole = await documents.begin(file);
    await documents.patch(whole.uploadUrl, 0, file);
    expect(codeOf(await documents.ask('DELETE', whole.uploadUrl))).toEqual([
      409,
      'UPLOAD_COMPLETE',
    ]);
  });
});

it('is answered by employment for its gateway alone, and for the very request it vouched for', async () => {
  const { uploadUrl } = await documents.begin(aPdf(2_000));
  const employment = documents.graph.subgraphs.find(({ name }) => name === 'employment');
  if (!employment) throw new Error('There is no employment');
  const sign = createViewerTokenSigner(employment.name, employment.viewerKey);
  const token = sign(caseWorkerPadova, wholeRequest('HEAD', uploadUrl, undefined, Buffer.alloc(0)));
  const ask = async (method: string, authorization: string) => {
    const headers = { 'tus-resumable': '1.0.0', authorization };
    const answer = await fetch(new URL(uploadUrl, employment.url), { method, headers });
    return answer.status;
  };
  const statuses = [
    await ask('HEAD', `Bearer ${token}`),
    await ask('DELETE', `Bearer ${token}`),
    await ask('HEAD', `Bearer ${await documents.graph.tokenOf('case-worker-padova')}`),
  ];
  expect(statuses).toEqual([200, 401, 401]);
});
