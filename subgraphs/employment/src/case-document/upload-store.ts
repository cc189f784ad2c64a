import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DataStore, Upload } from '@tus/server';
import type { Context } from '#shared/context.ts';
import { problem } from '#shared/language/problem.ts';
import { readOne } from '#shared/reading/read-list.ts';
import { caseDocumentList } from './case-document.repository.ts';
import { type CaseDocument, uploadDays } from './case-document.ts';
import { endedProblem, uploadRefusals } from './document-problems.ts';
import { receivePart } from './receive-part.ts';
import { withdrawDocument } from './withdraw-document.ts';

/** What the tus server asks of a place for files, for one caller: documents and their sealed parts. */
export class UploadStore extends DataStore {
  readonly #context: Context;

  constructor(context: Context) {
    super();
    this.#context = context;
    this.extensions = ['termination', 'expiration'];
  }

  override async getUpload(id: string): Promise<Upload> {
    const { received, size, state, begunAt } = await this.#getDocument(id);
    const storage = { type: 'postgresql', path: '' };
    const upload = { id, offset: received, size, storage };
    // What is complete does not expire.
    return new Upload(
      state === 'UPLOADING' ? { ...upload, creation_date: begunAt.toISOString() } : upload,
    );
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const received = await receivePart(this.#context, id, offset, await buffer(stream));
    if (received.ok) return received.value.received;
    throw problem(uploadRefusals[received.refusal], this.#context.language);
  }

  override async remove(id: string): Promise<void> {
    const { version } = await this.#getDocument(id);
    const request = { caseDocumentId: id, version, reason: 'UPLOAD_ABANDONED' as const };
    const withdrawn = await withdrawDocument(this.#context, request);
    if (!withdrawn.ok) {
      throw problem(uploadRefusals[withdrawn.refusal], this.#context.language);
    }
  }

  override getExpiration(): number {
    return uploadDays * 24 * 60 * 60 * 1000;
  }

  /** One that still has, or awaits, its bytes. */
  async #getDocument(id: string): Promise<CaseDocument> {
    const { language } = this.#context;
    const document = await readOne(this.#context, caseDocumentList, id);
    if (!document) throw problem('DOCUMENT_NOT_FOUND', language);
    const ended = endedProblem(document);
    if (ended) throw problem(ended, language);
    return document;
  }
}
