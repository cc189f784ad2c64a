import { appendChange } from '#shared/change-feed/append-change.ts';
import type { Context } from '#shared/context.ts';
import { asPlatform } from '#shared/database/as-platform.ts';
import type { Tx } from '#shared/database/database.ts';
import type { Result } from '#shared/result.ts';
import { vacancyKind } from '../vacancy/vacancy.repository.ts';
import { takePlace, type Vacancy } from '../vacancy/vacancy.ts';
import type { VacancyMatch } from './vacancy-match.ts';

type PlaceRefusal = 'VacancyFull' | 'VacancyNotOpen';

/**
 * Takes a place of the vacancy for who was hired, in the transaction that says so. The vacancy may be
 * another partner's, hence as the platform; its row is locked, so that the last place goes to one.
 */
export function takePlaceOf(
  tx: Tx,
  { viewer, now }: Context,
  { vacancyId, stateSince: hiredOn }: VacancyMatch,
): Promise<Result<Vacancy, PlaceRefusal>> {
  return asPlatform(tx, viewer, async () => {
    const vacancy = await vacancyKind.findForUpdate(tx, vacancyId);
    if (!vacancy) throw new Error('A match is of a vacancy');
    const taken = takePlace(vacancy, hiredOn);
    if (!taken.ok) return taken;
    const { id, version, state, stateSince, organisationId } = taken.value;
    await vacancyKind.update(tx, taken.value);
    if (state === 'FILLED') {
      await vacancyKind.insertStep(tx, taken.value, {
        ...{ caseType: 'Vacancy', caseId: id, number: version, act: 'FILL', state, reason: null },
        happenedOn: stateSince,
        recordedAt: now,
      });
    }
    const change = { type: 'Vacancy', id, version, organisation: organisationId };
    await appendChange(tx, { ...change, kind: 'UPDATED' });
    return taken;
  });
}
