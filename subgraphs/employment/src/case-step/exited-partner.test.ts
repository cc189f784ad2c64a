import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { membershipFollower } from '#shared/membership/follow-memberships.ts';
import { hadExitedBy } from '#shared/membership/membership.ts';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, platform } from '../../../../tests/viewers.ts';
import { addRecords, cpiPadova, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const membership = (state: string, stateSince: string, id = newId('membership')) =>
  membershipFollower.parse({ id, organisation: { id: venetoLavoro }, state, stateSince });

const learn = (items: ReturnType<typeof membership>[], at = new Date()) =>
  actingAs(employment, platform, (tx) => membershipFollower.put(tx, items, at));

const forgetBefore = (at: Date) =>
  actingAs(employment, platform, (tx) => membershipFollower.dropNotSeenSince(tx, at));

async function open(openedOn: string) {
  const [record] = await addRecords(employment, 1);
  return mutate(employment, 'openIntake', 'intake { id version }', {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    channel: 'WALK_IN',
    languages: ['ita'],
    mediatorNeeded: false,
    needs: ['WORK'],
    openedOn,
  });
}

const assess = ({ id, version }: { id: string; version: number }, happenedOn: string) =>
  mutate(employment, 'advanceIntake', 'intake { state }', {
    ...{ intakeId: id, version, act: 'ASSESS', happenedOn },
  });

describe('a partner that leaves the programme', () => {
  it('adds nothing from that day on, and keeps what it has', async () => {
    await learn([membership('ACTIVE', '2025-03-01')]);
    const { intake } = await open('2026-05-04');
    await forgetBefore(new Date());
    await learn([membership('EXITED', '2026-06-01')]);
    const late = [
      await open('2026-06-01'),
      await assess(intake, '2026-06-15'),
      await enrol('2026-06-02'),
    ];
    expect(late.map(({ errors }) => errors[0]?.code)).toEqual(Array(3).fill('PARTNER_EXITED'));
    const { data } = await employment.query(
      'query ($id: ID!) { intake(id: $id) { state } }',
      { id: intake.id },
      caseWorkerPadova,
    );
    expect(data.intake).toEqual({ state: 'OPEN' });
  });

  it('may still enter what happened before', async () => {
    await forgetBefore(new Date());
    await learn([membership('EXITED', '2026-06-01')]);
    const { intake, errors } = await open('2026-05-29');
    expect(errors).toEqual([]);
    expect((await assess(intake, '2026-05-30')).intake).toEqual({ state: 'ASSESSED' });
  });

  it('is a partner again once it is admitted again', async () => {
    await forgetBefore(new Date());
    await learn([membership('EXITED', '2026-06-01'), membership('ACTIVE', '2026-09-01')]);
    expect((await open('2026-10-05')).errors).toEqual([]);
  });

  async function enrol(enrolledOn: string) {
    const [record] = await addRecords(employment, 1);
    return mutate(employment, 'enrolPerson', 'enrolment { id }', {
      personRecordId: record?.id,
      accessPointId: cpiPadova,
      workPackage: 'WP2',
      enrolledOn,
    });
  }
});

it.each([
  [[], false],
  [['ACTIVE 2025-03-01'], false],
  [['WITHDRAWING 2025-03-01'], false],
  [['EXITED 2026-06-01'], true],
  [['EXITED 2026-06-02'], false],
  [['EXITED 2026-06-01', 'ACTIVE 2026-06-01'], false],
])('whether who has the memberships %j is out on 1 June 2026: %j', (given, expected) => {
  const memberships = given.map((each) => {
    const [state = '', stateSince = ''] = each.split(' ');
    return { state, stateSince };
  });
  expect(hadExitedBy(memberships, '2026-06-01')).toBe(expected);
});
