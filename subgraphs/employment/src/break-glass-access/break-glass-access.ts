import type { Place } from '#shared/sealing/sealing.ts';

export type BreakGlassReason =
  | 'IMMEDIATE_DANGER'
  | 'COURT_ORDER'
  | 'NOBODY_REACHABLE'
  | 'HANDOVER_OF_DUTY';

export type BreakGlassAccess = {
  id: string;
  organisationId: string;
  operator: string;
  personRecordId: string;
  reason: BreakGlassReason;
  words: Buffer;
  openedAt: Date;
  endsAt: Date;
};

/** Enough for what cannot wait; whoever needs more is named. */
const hours = 4;

export function endOfAccess(openedAt: Date): Date {
  return new Date(openedAt.getTime() + hours * 3_600_000);
}

export function whyPlace(id: string): Place {
  return { column: 'break_glass_access.words', id };
}
