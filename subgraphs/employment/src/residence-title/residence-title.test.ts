import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Viewer } from '#shared/identity/viewer.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, dataSteward } from '../../../../tests/viewers.ts';
import { type Added, addRecords } from '../../tests/fixtures.ts';
import { planIn } from '../../tests/plan-fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { dummiesOf, expiryFor } from './export-profile.ts';
import {
  advance,
  type ResidenceTitle,
  type ResidenceTitleAct,
  type ResidenceTitleEvent,
  readTitle,
  residenceTitleLifeCycle,
  statusOn,
} from './residence-title.ts';

const today = '2026-11-24';
const acts = Object.keys(residenceTitleLifeCycle) as ResidenceTitleAct[]; // the keys are its own

const applied: ResidenceTitle = {
  id: 'residence_title_01',
  personRecordId: 'person_record_01',
  organisationId: 'organisation_01',
  accessPointId: null,
  stored: 'APPLIED',
  since: '2025-01-01',
  reason: 'WORK',
  issuedBy: null,
  issuedOn: null,
  expiresOn: null,
  dummyDateRemoved: false,
  version: 1,
};

describe('a title', () => {
  it('is by any acts in a status that its last allowed act leads to, never back in time', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(27))), (all) => {
        let title = applied;
        for (const [act, day] of all) {
          const happenedOn = `2026-02-${String(day + 1).padStart(2, '0')}`;
          const next = advance(
            title,
            { version: title.version, act, happenedOn, expiresOn: '2027-01-31' },
            today,
          );
          const from: readonly string[] = residenceTitleLifeCycle[act].from;
          expect(next.ok).toBe(from.includes(title.stored) && happenedOn >= title.since);
          if (!next.ok) continue;
          expect(next.value.stored).toBe(residenceTitleLifeCycle[act].to);
          expect(next.value.expiresOn === null).toBe(
            (next.value.stored !== 'HELD' && title.expiresOn === null) ||
              ['LONG_TERM', 'CITIZEN', 'PENDING_FIRST'].includes(next.value.stored),
          );
          title = next.value;
        }
      }),
    );
  });

  it('has on each day the status of what happened last, expiring and expired by the day', () => {
    const events: ResidenceTitleEvent[] = [
      {
        stored: 'PENDING_FIRST',
        happenedOn: '2025-01-10',
        expiresOn: null,
        recordedAt: new Date(),
      },
      { stored: 'HELD', happenedOn: '2025-03-01', expiresOn: '2026-02-28', recordedAt: new Date() },
      {
        stored: 'RENEWAL_PENDING',
        happenedOn: '2026-04-01',
        expiresOn: '2026-02-28',
        recordedAt: new Date(),
      },
    ];
    const seen = [
      '2025-01-09',
      '2025-01-10',
      '2025-03-01',
      '2026-01-15',
      '2026-03-01',
      '2026-05-01',
    ];
    expect(seen.map((day) => statusOn(events, day))).toEqual([
      undefined,
      'PENDING_FIRST',
      'HELD',
      'EXPIRING',
      'EXPIRED',
      'RENEWAL_PENDING',
    ]);
  });

  it.each(['SAP', 'LANGUAGE_PLANS'] as const)(
    'goes out with the dummy dates of %s and comes back without them',
    (profile) => {
      for (const [status, dummy] of Object.entries(dummiesOf(profile))) {
        const stored = status as ResidenceTitle['stored']; // the profiles name statuses
        expect(expiryFor(profile, stored, null)).toBe(dummy);
        const back = readTitle(
          { status: stored, expiresOn: dummy ?? null, happenedOn: today },
          today,
        );
        expect(back).toEqual({
          ok: true,
          value: { stored, expiresOn: null, dummyDateRemoved: true },
        });
      }
      expect(expiryFor(profile, 'HELD', '2027-05-06')).toBe('2027-05-06');
    },
  );
});

let employment: Bench;
let records: Added[];
let next = 0;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  records = await addRecords(employment, 40);
});
afterAll(() => employment.close());

function aRecord(): string {
  const record = records[next];
  next += 1;
  if (!record) throw new Error('There are too few records');
  return record.id;
}

const fields = `id status reason expiresOn dummyDateRemoved hiddenFields version
  sap: exportedExpiresOn(profile: SAP) events { status happenedOn expiresOn }`;

async function mutate(name: string, input: object, viewer: Viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      residenceTitle { ${fields} } errors { ... on UserError { code path } } } }`,
    { input },
    viewer,
    { now: new Date(`${today}T10:00:00Z`) },
  );
  expect(errors).toEqual([]);
  return data[name];
}

const record = (input: object, viewer?: Viewer) =>
  mutate(
    'recordResidenceTitle',
    { personRecordId: aRecord(), reason: 'WORK', happenedOn: '2026-01-10', ...input },
    viewer,
  );

describe('recording a title', () => {
  it('takes a dummy date for none, and for the status it stands for', async () => {
    for (const [expiresOn, status] of [
      ['2099-12-31', 'LONG_TERM'],
      ['1900-01-01', 'PENDING_FIRST'],
    ]) {
      const { residenceTitle } = await record({ expiresOn });
      expect(residenceTitle).toMatchObject({
        status,
        expiresOn: null,
        dummyDateRemoved: true,
        sap: expiresOn,
      });
    }
  });

  it('in renewal keeps the past expiry of what is renewed', async () => {
    const { residenceTitle } = await record({ status: 'RENEWAL_PENDING', expiresOn: '2025-12-31' });
    expect(residenceTitle).toMatchObject({ status: 'RENEWAL_PENDING', expiresOn: '2025-12-31' });
  });

  it.each([
    [{ expiresOn: '0001-01-01' }, 'RESIDENCE_TITLE_STATUS_MISSING'],
    [{ status: 'EXPIRED' }, 'RESIDENCE_TITLE_STATUS_DERIVED'],
    [{ status: 'HELD', expiresOn: '2099-12-31' }, 'RESIDENCE_TITLE_EXPIRY_MISSING'],
    [{ status: 'APPLIED', happenedOn: '2026-11-25' }, 'RESIDENCE_TITLE_IN_FUTURE'],
  ])('is refused with %j as %s', async (wrong, code) => {
    const { residenceTitle, errors } = await record(wrong);
    expect([residenceTitle, errors[0].code]).toEqual([null, code]);
  });

  it('is for the owner of the record', async () => {
    const { errors } = await record({ status: 'LONG_TERM' }, caseWorkerTreviso);
    expect(errors[0].code).toBe('PERSON_RECORD_NOT_FOUND');
  });
});

describe('advancing a title', () => {
  it('keeps what came to pass, and asks for the version and an allowed act', async () => {
    const { residenceTitle: first } = await record({ status: 'PENDING_FIRST' });
    const move = (act: string, version: number, more: object = {}) =>
      mutate('advanceResidenceTitle', {
        residenceTitleId: first.id,
        version,
        act,
        happenedOn: '2026-03-01',
        ...more,
      });
    expect((await move('GRANT', 1)).errors[0].code).toBe('RESIDENCE_TITLE_EXPIRY_MISSING');
    const { residenceTitle: held } = await move('GRANT', 1, { expiresOn: '2026-12-31' });
    expect(held).toMatchObject({ status: 'EXPIRING', expiresOn: '2026-12-31', version: 2 });
    expect((await move('GRANT', 2)).errors[0].code).toBe('RESIDENCE_TITLE_STATUS_FORBIDS');
    expect((await move('CONVERT', 1)).errors[0].code).toBe('RESIDENCE_TITLE_CHANGED');
    const early = await move('APPLY_FOR_RENEWAL', 2, { happenedOn: '2026-02-01' });
    expect(early.errors[0].code).toBe('RESIDENCE_TITLE_TOO_EARLY');
    const { residenceTitle: renewed } = await move('APPLY_FOR_RENEWAL', 2);
    expect(renewed.events.map(({ status }: { status: string }) => status)).toEqual([
      'PENDING_FIRST',
      'HELD',
      'RENEWAL_PENDING',
    ]);
  });
});

describe('titles', () => {
  it('that expire soon and are not in renewal are a list of their own', async () => {
    const { residenceTitle: soon } = await record({ status: 'HELD', expiresOn: '2026-12-20' });
    await record({ status: 'RENEWAL_PENDING', expiresOn: '2026-12-20' });
    const ask = async (filter: object) => {
      const { data, errors } = await employment.query(
        `query ($filter: ResidenceTitleFilter) { residenceTitles(filter: $filter, first: 100) {
          totalCount nodes { id status } } }`,
        { filter },
        caseWorkerPadova,
      );
      expect(errors).toEqual([]);
      return data.residenceTitles.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await ask({ expiresBefore: '2026-12-21' })).toContain(soon.id);
    expect(await ask({ expiresBefore: '2026-12-20' })).not.toContain(soon.id);
    expect(await ask({ expiresFrom: '2026-12-21' })).not.toContain(soon.id);
    expect(await ask({ status: ['RENEWAL_PENDING'] })).not.toContain(soon.id);
    const { residenceTitle: gone } = await record({ status: 'HELD', expiresOn: '2026-02-01' });
    const expired = [
      await ask({ status: ['EXPIRED'] }),
      await ask({ status: ['EXPIRED', 'HELD'] }),
      await ask({ status: ['HELD', 'EXPIRING'] }),
    ].map((ids) => ids.includes(gone.id));
    expect(expired).toEqual([true, true, false]);
  });

  it('are of people with an active plan, or of others, to those who may read plans', async () => {
    const expiresOn = '2028-03-04';
    const titleOf = async (plan: { id: string }): Promise<string> => {
      const { data } = await employment.query(
        `query ($id: ID!) { individualPlan(id: $id) { personRecord { id } } }`,
        plan,
        caseWorkerPadova,
      );
      const { id: personRecordId } = data.individualPlan.personRecord;
      return (await record({ personRecordId, status: 'HELD', expiresOn })).residenceTitle.id;
    };
    const active = await titleOf(await planIn(employment, 'ACTIVE'));
    const underReview = await titleOf(await planIn(employment, 'UNDER_REVIEW'));
    const signed = await titleOf(await planIn(employment, 'SIGNED'));
    const { residenceTitle: unplanned } = await record({ status: 'HELD', expiresOn });
    const ask = async (withActivePlan: boolean, viewer = caseWorkerPadova) => {
      const { data, errors } = await employment.query(
        `query ($filter: ResidenceTitleFilter) { residenceTitles(filter: $filter) { nodes { id } } }`,
        { filter: { expiresFrom: expiresOn, expiresBefore: '2028-03-05', withActivePlan } },
        viewer,
      );
      return (
        errors[0]?.extensions['code'] ??
        data.residenceTitles.nodes.map(({ id }: { id: string }) => id).toSorted()
      );
    };
    expect(await ask(true)).toEqual([active, underReview].toSorted());
    expect(await ask(false)).toEqual([signed, unplanned.id].toSorted());
    expect(await ask(true, caseWorkerTreviso)).toEqual([]);
    const withoutCases = { ...caseWorkerPadova, scopes: ['person:read' as const] };
    expect(await ask(true, withoutCases)).toBe('FILTER_FORBIDDEN');
  });

  it('come in the order in which they expire, page after page, those without an expiry last', async () => {
    await record({ status: 'LONG_TERM' });
    for (const expiresOn of ['2027-05-01', '2027-01-01', '2027-03-01']) {
      await record({ status: 'HELD', expiresOn });
    }
    const days: (string | null)[] = [];
    let after = null;
    do {
      const { data, errors } = await employment.query(
        `query ($after: String) { residenceTitles(first: 2, after: $after, orderBy: [EXPIRES_ON_ASC]) {
          nodes { expiresOn status } pageInfo { hasNextPage endCursor } } }`,
        { after },
        caseWorkerPadova,
      );
      expect(errors).toEqual([]);
      const { nodes, pageInfo } = data.residenceTitles;
      for (const { expiresOn, status } of nodes) {
        days.push(['HELD', 'EXPIRING', 'EXPIRED'].includes(status) ? expiresOn : null);
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(days.length).toBeGreaterThan(4);
    const ordered = days.toSorted((a, b) => (a ?? 'infinity').localeCompare(b ?? 'infinity'));
    expect(days).toEqual(ordered);
  });

  it('show their reason to the owner alone', async () => {
    const { residenceTitle } = await record({ status: 'LONG_TERM', reason: 'SPECIAL_CASES' });
    expect(residenceTitle).toMatchObject({ reason: 'SPECIAL_CASES', hiddenFields: [] });
    const ask = (viewer: Viewer) =>
      employment.query(
        'query ($id: ID!) { residenceTitle(id: $id) { reason hiddenFields } }',
        { id: residenceTitle.id },
        viewer,
      );
    expect((await ask(dataSteward)).data.residenceTitle).toEqual({
      reason: null,
      hiddenFields: ['reason'],
    });
    expect((await ask(caseWorkerTreviso)).data.residenceTitle).toBeNull();
  });
});
