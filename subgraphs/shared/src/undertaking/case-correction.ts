import { isDeepStrictEqual } from 'node:util';

/** Why something that was recorded is corrected; a code, since words could name somebody. */
export type CorrectionReason = 'TYPING_ERROR' | 'LATE_INFORMATION' | 'DOCUMENT_SHOWN' | 'OTHER';

/** One field of a case as it was and as it is since; `number` is the version to which it led. */
export type CaseCorrection = {
  caseType: string;
  caseId: string;
  number: number;
  field: string;
  /** In JSON. */
  before: string;
  after: string;
  reason: CorrectionReason;
  recordedAt: Date;
};

/** Of an input that names what changes and leaves out the rest: GraphQL takes null for the same. */
export function givenFields<Change extends object>(
  change: Change,
): { [Field in keyof Change]?: NonNullable<Change[Field]> } {
  const given = Object.entries(change).filter(([, value]) => value !== null && value !== undefined);
  // The fields that are left have a value.
  return Object.fromEntries(given) as { [Field in keyof Change]?: NonNullable<Change[Field]> };
}

/** What a change of some fields really changes; sealed words are told to have changed, never shown. */
export function findCorrected<Known extends object>(
  known: Known,
  change: Partial<Known>,
): Pick<CaseCorrection, 'field' | 'before' | 'after'>[] {
  return Object.entries(change)
    .filter(([, after]) => after !== undefined)
    .map(([field, after]) => ({
      field,
      // The fields of a change are those of the case.
      before: toJson(known[field as keyof Known]),
      after: toJson(after),
    }))
    .filter(({ before, after }) => before === sealed || !isSame(before, after));
}

const sealed = '"sealed"';

/** The database gives the fields of an object in an order of its own. */
function isSame(json: string, other: string): boolean {
  return json === other || isDeepStrictEqual(JSON.parse(json), JSON.parse(other));
}

function toJson(value: unknown): string {
  return Buffer.isBuffer(value) ? sealed : JSON.stringify(value ?? null);
}

type Corrected = Pick<CaseCorrection, 'field' | 'before' | 'number' | 'recordedAt'>;

/** A case as it was known at an instant: what was corrected since is taken back, newest first. */
export function asKnownAt<Known extends object>(
  known: Known,
  corrections: readonly Corrected[],
  instant: Date,
): Known {
  const later = corrections
    .filter(({ recordedAt, before }) => recordedAt > instant && before !== sealed)
    .toSorted((a, b) => b.number - a.number);
  const taken = later.map(({ field, before }) => [field, JSON.parse(before)] as const);
  return { ...known, ...Object.fromEntries(taken) };
}
