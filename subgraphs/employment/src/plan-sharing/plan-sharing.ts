import { addDays } from '#shared/clock.ts';
import { groupBy } from '#shared/group-by.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { caseTypeOf, type SharedCaseKind, sharedKindOf } from '../case-step/case-share.ts';
import { hasEnded, type IndividualPlan } from '../individual-plan/individual-plan.ts';

export type PlanSharing = {
  organisationId: string;
  kinds: SharedCaseKind[];
  endsOn: string | null;
};

/** That cases of a type are shared, until a day. */
type Share = { organisationId: string; caseType: string; until: string | null };

export type ShareRefusal = 'CaseStateForbids' | 'SharedWithOwner' | 'SharingEndsTooEarly';

type Asked = { organisationId: string; until: string | null };

export function checkSharing(
  plan: Pick<IndividualPlan, 'state' | 'organisationId'>,
  { organisationId, until }: Asked,
  today: string,
): Result<true, ShareRefusal> {
  if (hasEnded(plan)) return refuse('CaseStateForbids');
  if (organisationId === plan.organisationId) return refuse('SharedWithOwner');
  return until !== null && until <= today ? refuse('SharingEndsTooEarly') : ok(true);
}

/** No longer than was agreed on, nor than the consent goes; its last day is included. */
export function sharedUntil(until: string | null, expiresOn: string | null): string | null {
  if (expiresOn === null) return until;
  const afterConsent = addDays(expiresOn, 1);
  return until === null || until > afterConsent ? afterConsent : until;
}

/** The plan always goes with what else is shared. */
export function typesShared(kinds: readonly SharedCaseKind[]): string[] {
  const all = new Set<SharedCaseKind>(['INDIVIDUAL_PLAN', ...kinds]);
  return [...all].map(caseTypeOf);
}

export function isSharedWith(
  shares: readonly Omit<Share, 'caseType'>[],
  organisationId: string,
  day: string,
): boolean {
  return shares.some(
    (share) =>
      share.organisationId === organisationId && (share.until === null || share.until > day),
  );
}

/** What was shared with the same organisation until the same day was shared at once. */
export function toSharings(shares: readonly Share[]): PlanSharing[] {
  const together = groupBy(shares, ({ organisationId, until }) => `${organisationId} ${until}`);
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { organisationId, until } = first;
    const kinds = group.map(({ caseType }) => sharedKindOf(caseType));
    return [{ organisationId, kinds, endsOn: until }];
  });
}
