import { shiftDay } from '#shared/sample/sample-days.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { getUuid, prefixOf } from '#shared/type-id.ts';

type Undertaking<Act extends string> = {
  type: string;
  id: string;
  organisationId: string;
  openedOn: string;
  acts: readonly Act[];
};

/** Weeks that lie between an act and the next. */
const pace = 28;

export function dayOfStep({ openedOn }: { openedOn: string }, number: number): string {
  return shiftDay(openedOn, (number - 1) * pace);
}

/** The rows of `undertaking_step` of what went through these acts, one after another. */
export function stepsOfUndertaking<State extends string, Act extends string>(
  { type, id, organisationId, openedOn, acts }: Undertaking<Act>,
  begins: State,
  cycle: LifeCycle<State, Act>,
) {
  return [null, ...acts].map((act, index) => ({
    caseId: getUuid(prefixOf(type), id),
    caseType: type,
    number: index + 1,
    organisationId,
    act,
    state: act === null ? begins : cycle[act].to,
    reason: null,
    happenedOn: dayOfStep({ openedOn }, index + 1),
    recordedAt: new Date(`${dayOfStep({ openedOn }, index + 1)}T15:00:00Z`),
  }));
}

/** The row of `undertaking_correction` of what was corrected once, after all its acts. */
export function correctionOfUndertaking(
  { type, id, organisationId, openedOn, acts }: Undertaking<string>,
  { field, before, after }: { field: string; before: string | number; after: string | number },
) {
  const number = acts.length + 2;
  return {
    caseId: getUuid(prefixOf(type), id),
    caseType: type,
    number,
    field,
    organisationId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
    reason: 'TYPING_ERROR' as const,
    recordedAt: new Date(`${dayOfStep({ openedOn }, number - 1)}T16:00:00Z`),
  };
}
