import { createHash } from 'node:crypto';
import type { Language } from '../language/language.ts';
import { problem } from '../language/problem.ts';

export type PageArguments = { first?: number | null; after?: string | null };

export type CursorValue = string | number;

/** How many to read, and the place to read on from. */
export type Page = { first: number; after: CursorValue[] | undefined };

const usual = 20;
const most = 100;

/** Checks what the caller asked; `order` is part of a cursor, so that it only fits its own list. */
export function toPage(
  context: { language: Language },
  order: string,
  arguments_: PageArguments,
): Page {
  const first = arguments_.first ?? usual;
  if (first < 1 || first > most) {
    throw problem('PAGE_SIZE_INVALID', context.language, { first, most });
  }
  if (arguments_.after === undefined || arguments_.after === null)
    return { first, after: undefined };
  const after = decodeCursor(order, arguments_.after);
  if (!after) throw problem('CURSOR_MALFORMED', context.language);
  return { first, after };
}

export function encodeCursor(order: string, values: CursorValue[]): string {
  const place = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${place}.${checksum(order, place)}`;
}

/** Only what `encodeCursor` made for this order is read again; the checksum finds slips, not forgers. */
function decodeCursor(order: string, cursor: string): CursorValue[] | undefined {
  const [place = '', sum] = cursor.split('.');
  if (sum !== checksum(order, place)) return undefined;
  const values = parseJson(Buffer.from(place, 'base64url').toString());
  const wellFormed =
    Array.isArray(values) && values.every((value) => ['string', 'number'].includes(typeof value));
  return wellFormed ? values : undefined;
}

function checksum(order: string, place: string): string {
  return createHash('sha256').update(`${order} ${place}`).digest('base64url').slice(0, 8);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
