import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { Upload } from 'tus-js-client';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { actingAs } from '../../../tests/testbed.ts';
import { platform } from '../../../tests/viewers.ts';
import { openWholeGraph, type WholeGraph } from '../../../tests/whole-graph.ts';
import { loadReference } from '../src/access-point/load-access-points.ts';
import { caseDocumentParts } from '../src/case-document/case-document-part.table.ts';
import { clamdAt } from '../src/case-document/clamd.ts';
import { openFakeClamd } from './fake-clamd.ts';
import { addRecords } from './fixtures.ts';

export const sha256Of = (file: Buffer) => createHash('sha256').update(file).digest('hex');

/** So many bytes that begin as a PDF does. */
export const aPdf = (size: number) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);

/** As a case worker announces a file, unless told otherwise. */
export const announcing = (
  personRecordId: string | undefined,
  file: Buffer,
  more: object = {},
) => ({
  personRecordId,
  kind: 'SIGNED_PLAN',
  format: 'PDF',
  fileName: 'piano.pdf',
  size: file.length,
  sha256: sha256Of(file),
  ...more,
});

/** The word in which the scanner of the tests finds malware. */
export const infected = 'THE-WORD-THAT-IS-FOUND';

export type Documents = Awaited<ReturnType<typeof openDocuments>>;

/** The whole graph with a scanner, and what is done with documents in it, over HTTP. */
export async function openDocuments() {
  const clamd = await openFakeClamd(infected);
  await clamd.open();
  const scan = clamdAt('127.0.0.1', clamd.port);
  const graph = await openWholeGraph(
    async ({ employment }) => {
      await loadReference(employment);
    },
    { scan },
  );
  // What works on the tables of a bench asks for its database alone.
  const bench = graph.databases.employment as unknown as Bench;
  const documents = documentsAt(graph);
  return {
    ...documents,
    graph,
    bench,
    clamd,
    scan,
    /** Announces a document of a new record. */
    async begin(file: Buffer, more: object = {}) {
      const [record] = await addRecords(bench, 1);
      return { record, ...(await documents.announce(announcing(record?.id, file, more))) };
    },
    async countParts(id: string): Promise<number> {
      const parts = await actingAs(bench, platform, (tx) =>
        tx
          .select({ offset: caseDocumentParts.offset })
          .from(caseDocumentParts)
          .where(eq(caseDocumentParts.documentId, id)),
      );
      return parts.length;
    },
    async close() {
      await clamd.close();
      await graph.close();
    },
  };
}

type Told = { status: number; error?: { extensions: { code: string } } };

export const codeOf = ({ status, error }: Told) => [status, error?.extensions.code];

type Sending = { identity?: SampleIdentityName; chunkSize?: number; stopAfter?: number };

/** What goes on at the gateway, as the case worker of Padova unless told. */
function documentsAt(graph: WholeGraph) {
  const headersOf = async (identity: SampleIdentityName) => ({
    authorization: `Bearer ${await graph.tokenOf(identity)}`,
  });

  async function ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer,
    identity: SampleIdentityName = 'case-worker-padova',
  ) {
    const response = await fetch(`${graph.origin}${path}`, {
      method,
      headers: { 'tus-resumable': '1.0.0', ...(await headersOf(identity)), ...headers },
      body: body ? new Uint8Array(body) : null,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = bytes.length > 0 && response.headers.get('content-type')?.includes('json');
    const errors = isJson ? JSON.parse(bytes.toString()).errors : [];
    return { status: response.status, headers: response.headers, bytes, error: errors[0] };
  }

  return {
    ask,

    patch: (path: string, offset: number, part: Buffer, headers: Record<string, string> = {}) =>
      ask(
        'PATCH',
        path,
        {
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
          ...headers,
        },
        part,
      ),

    /** Sends a file by a client of tus; answers where it began, or throws what the client says. */
    async send(
      path: string,
      file: Buffer,
      {
        identity = 'case-worker-padova',
        chunkSize,
        stopAfter = Number.POSITIVE_INFINITY,
      }: Sending = {},
    ): Promise<number[]> {
      const headers = await headersOf(identity);
      const offsets: number[] = [];
      await new Promise<void>((resolve, reject) => {
        const upload = new Upload(file, {
          uploadUrl: `${graph.origin}${path}`,
          headers,
          retryDelays: null,
          ...(chunkSize && { chunkSize }),
          onBeforeRequest(request) {
            const offset = request.getHeader('Upload-Offset');
            if (request.getMethod() === 'PATCH') offsets.push(Number(offset));
          },
          onChunkComplete(_, accepted) {
            if (accepted < stopAfter) return;
            void upload.abort().then(resolve);
          },
          onSuccess: () => resolve(),
          onError: reject,
        });
        upload.start();
      });
      return offsets;
    },

    async query(
      selection: string,
      id: string,
      identity: SampleIdentityName = 'case-worker-padova',
    ) {
      const question = `query ($id: ID!) { caseDocument(id: $id) { ${selection} } }`;
      const { data } = await graph.query(question, { id }, identity);
      return data.caseDocument;
    },

    async announce(input: object): Promise<{ id: string; uploadUrl: string }> {
      const { data, errors } = await graph.query(
        `mutation ($input: BeginDocumentInput!) { beginDocument(input: $input) {
          caseDocument { id uploadUrl } errors { ... on UserError { code } } } }`,
        { input },
        'case-worker-padova',
      );
      const [error] = [...errors, ...data.beginDocument.errors];
      if (error) throw new Error(JSON.stringify(error));
      return data.beginDocument.caseDocument;
    },
  };
}
