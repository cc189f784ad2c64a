import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import {
  anonymous,
  associationLead,
  associationLeadVerona,
  caseWorkerTreviso,
  coordinator,
} from '../../../../tests/viewers.ts';
import {
  aMicroIntervention,
  anAssociation,
  aParticipation,
  aRecord,
  asPlatform,
} from '../../tests/rows.ts';
import { anEvent, aPlaceOpen, aSport, codesOf, ponti, sender } from '../../tests/taking-place.ts';
import { participations } from '../participation/participation.table.ts';
import { toAttendance } from './activity-attendance.ts';

let community: Bench;
const ids = { microIntervention: '', sportAction: '', communityEvent: '', place: '' };

type Field = keyof typeof ids;
type Facts = Partial<typeof participations.$inferInsert>;

/** Of a record, or of people who are only counted. */
async function came(facts: Facts, record?: Awaited<ReturnType<typeof aRecord>>) {
  const subject = record
    ? {
        ...{ personRecordId: record.id, personId: record.personId },
        recordOrganisationId: record.organisationId,
        recordAccessPointId: record.accessPointId,
      }
    : { headCountFemale: 0, headCountMale: 0, headCountUnknown: 0 };
  await asPlatform(community, (tx) =>
    tx.insert(participations).values({
      ...{ id: newId('participation'), organisationId: ponti, state: 'ATTENDED', version: 1 },
      ...{ occurredOn: '2026-02-09', ...subject, ...facts },
    }),
  );
}

beforeAll(async () => {
  community = await openSubgraph('community');
  const associationId = await anAssociation(community);
  ids.place = await aPlaceOpen(community);
  const at = { placeId: ids.place };
  const own = { associationId, organisationId: ponti };
  ids.microIntervention = await aMicroIntervention(community, own);
  ids.sportAction = await aSport(community, at);
  ids.communityEvent = await anEvent(community, { ...at, state: 'HELD' });
  const [one, two] = [await aRecord(community), await aRecord(community)];
  await aParticipation(community, {
    ...{ microInterventionId: ids.microIntervention, organisationId: ponti },
  });
  for (const [occurredOn, record] of [
    ['2026-10-01', one],
    ['2026-10-02', one],
    ['2026-10-02', two],
  ] as const) {
    await came({ microInterventionId: ids.microIntervention, occurredOn }, record);
  }
  const expected = { microInterventionId: ids.microIntervention, headCountMale: 40 };
  await came({ ...expected, state: 'EXPECTED' });
  await came({ ...expected, state: 'CANCELLED', cancelReason: 'DUPLICATE' });
  await came({ sportActionId: ids.sportAction, headCountFemale: 18, headCountMale: 5 });
  await came({ communityEventId: ids.communityEvent, state: 'CONFIRMED', headCountUnknown: 3 });
  await came({ communityEventId: ids.communityEvent, state: 'CONFIRMED' }, one);
});
afterAll(() => community.close());

async function attendance(field: Field, viewer = anonymous) {
  const { data, errors } = await community.query(
    `query ($id: ID!) { ${field}(id: $id) {
      attendance { total ofPersons persons counted exact } } }`,
    { id: ids[field] },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[field].attendance;
}

describe('attendance', () => {
  it('is exact for who organised it, without what is expected or cancelled', async () => {
    expect(await attendance('microIntervention', associationLead)).toEqual({
      ...{ total: 15, ofPersons: 3, persons: 2, counted: 12, exact: true },
    });
    expect(await attendance('sportAction', associationLead)).toEqual({
      ...{ total: 23, ofPersons: 0, persons: 0, counted: 23, exact: true },
    });
    expect(await attendance('communityEvent', associationLead)).toEqual({
      ...{ total: 4, ofPersons: 1, persons: 1, counted: 3, exact: true },
    });
  });

  it('is rounded for all others, and nothing that is about fewer than five', async () => {
    const viewers = [anonymous, associationLeadVerona, coordinator, caseWorkerTreviso];
    const notTrusted = { ...associationLead, scopes: [] };
    for (const viewer of [...viewers, notTrusted]) {
      expect(await attendance('microIntervention', viewer)).toEqual({
        ...{ total: 15, ofPersons: null, persons: null, counted: 10, exact: false },
      });
      expect(await attendance('communityEvent', viewer)).toEqual({
        ...{ total: null, ofPersons: null, persons: null, counted: null, exact: false },
      });
    }
  });

  it('of a place is of all that takes place there, and rounded for everybody', async () => {
    expect(await attendance('place', associationLead)).toEqual({
      ...{ total: 25, ofPersons: null, persons: null, counted: 25, exact: false },
    });
    ids.place = await aPlaceOpen(community);
    expect(await attendance('place')).toMatchObject({ total: 0, persons: 0 });
  });

  it('forbids moving what people took part in, and cancelling it', async () => {
    const send = sender(() => community, '__typename', { viewer: associationLead });
    const fix = { version: 1, reason: 'OTHER' };
    const cancelled = { communityEventId: await held(), version: 1, reason: 'WEATHER' };
    const payloads = [
      await send('correctSportAction', {
        ...{ ...fix, sportActionId: ids.sportAction, startsOn: '2026-02-10' },
      }),
      await send('correctCommunityEvent', {
        ...{ ...fix, communityEventId: cancelled.communityEventId, heldOn: '2026-02-10' },
      }),
      await send('cancelCommunityEvent', { ...cancelled, happenedOn: '2026-02-10' }),
    ];
    expect(codesOf(payloads)).toEqual([
      ...['PARTICIPATION_OUTSIDE_ACTIVITY', 'PARTICIPATION_OUTSIDE_ACTIVITY', 'CASE_STATE_FORBIDS'],
    ]);
  });

  it('shows no number from one to four, and none further than two from what it is', () => {
    const few = fc.nat({ max: 40 });
    fc.assert(
      fc.property(few, few, few, (ofPersons, persons, counted) => {
        const shown = toAttendance({ ofPersons, persons, counted }, false);
        for (const [name, real] of Object.entries({ ofPersons, persons, counted })) {
          const number = shown[name as 'counted']; // one of the three above
          expect(number === null).toBe(real > 0 && real < 5);
          if (number !== null) expect(Math.abs(number - real)).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

/** An event that is published still, at which somebody is noted at the door. */
async function held(): Promise<string> {
  const communityEventId = await anEvent(community);
  await came({ communityEventId, headCountFemale: 1 });
  return communityEventId;
}
