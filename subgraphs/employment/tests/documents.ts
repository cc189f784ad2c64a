import { createHash, randomBytes } from 'node:crypto';
import { Upload } from 'tus-js-client';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import type { WholeGraph } from '../../../tests/whole-graph.ts';

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

type Sending = { identity?: SampleIdentityName; chunkSize?: number; stopAfter?: number };

/** What goes on at the gateway, as the case worker of Padova unless told. */
export function documentsAt(graph: WholeGraph) {
  const headersOf = async (identity: SampleIdentityName) => ({
    authorization: `Bearer ${await graph.tokenOf(identity)}`,
  });

  return {
    async ask(
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
    },

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

    async begin(input: object): Promise<{ id: string; uploadUrl: string }> {
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
