import { createHash } from 'node:crypto';

export type TrustedDocument = {
  id: string;
  organisationId: string;
  /** As `documentId` has it. */
  hash: string;
  text: string;
  registeredAt: Date;
};

export type GivenDocument = { hash?: string | null; text: string };

export const mostDocuments = 200;

/** SHA-256 in hex. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether the hash that a client generated is that of the text. */
export function isHashOf({ hash, text }: GivenDocument): boolean {
  if (hash === undefined || hash === null) return true;
  return hash.replace(/^sha256:/, '').toLowerCase() === hashOfText(text);
}
