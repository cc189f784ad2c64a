import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, caseNow, mutate } from '../../../../tests/undertakings.ts';
import {
  caseWorkerPadova,
  caseWorkerTreviso,
  dashboard,
  systemVenetoLavoro,
} from '../../../../tests/viewers.ts';
import {
  addAccessPoints,
  addEnrolments,
  addRecords,
  cpiEste,
  cpiPadova,
  deskTreviso,
} from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
let opensLater: string;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const [id = ''] = await addAccessPoints(employment, ['SPO-2026'], { validFrom: '2026-01-01' });
  opensLater = id;
});
afterAll(() => employment.close());

const selection = `enrolment { id enrolledOn ageBracket version accessPoint { id }
  corrections { field before after reason } steps { act happenedOn } }`;

async function enrolled(facts: Parameters<typeof addEnrolments>[2] = {}, birthDate = '1990-05-17') {
  const records = await addRecords(employment, 1, { birthDate });
  const [id = ''] = await addEnrolments(employment, records, { state: 'REGISTERED', ...facts });
  return { id, version: 1 };
}

const correct = (
  { id, version }: { id: string; version: number },
  change: object,
  asking: Asking = {},
) =>
  mutate(
    employment,
    'correctEnrolment',
    selection,
    { enrolmentId: id, version, reason: 'TYPING_ERROR', ...change },
    { viewer: systemVenetoLavoro, ...asking },
  );

describe('an enrolment that was recorded wrongly', () => {
  it('says what is known now, with the age of that day, and keeps what it said', async () => {
    const known = await enrolled({}, '2007-08-15');
    const { enrolment, errors } = await correct(known, {
      enrolledOn: '2025-08-01',
      accessPointId: cpiEste,
    });
    expect(errors).toEqual([]);
    expect(enrolment).toMatchObject({
      enrolledOn: '2025-08-01',
      ageBracket: 'UNDER_18',
      accessPoint: { id: cpiEste },
      version: 2,
    });
    expect(enrolment.corrections).toEqual([
      {
        field: 'accessPointId',
        before: JSON.stringify(cpiPadova),
        after: JSON.stringify(cpiEste),
        reason: 'TYPING_ERROR',
      },
      {
        field: 'enrolledOn',
        before: '"2025-09-01"',
        after: '"2025-08-01"',
        reason: 'TYPING_ERROR',
      },
    ]);
  });

  it('goes on from the day that is known now', async () => {
    const known = await enrolled();
    const { enrolment } = await correct(known, { enrolledOn: '2025-08-01' });
    const advanced = await mutate(employment, 'advanceEnrolment', 'enrolment { exitedOn }', {
      enrolmentId: known.id,
      version: enrolment.version,
      act: 'TRANSFER',
      happenedOn: '2025-08-15',
    });
    expect(advanced.enrolment.exitedOn).toBe('2025-08-15');
  });

  it('is refused where it could not have been entered so', async () => {
    const known = await enrolled();
    const ended = await enrolled({ state: 'TRANSFERRED', exitedOn: '2025-10-01' });
    const codes = [
      await correct({ ...known, id: newId('enrolment') }, { enrolledOn: '2025-08-01' }),
      await correct(known, { enrolledOn: '2025-08-01' }, { viewer: caseWorkerTreviso }),
      await correct({ ...known, version: 9 }, { enrolledOn: '2025-08-01' }),
      await correct(known, { enrolledOn: '2025-09-01' }),
      await correct(known, { enrolledOn: '2126-01-01' }),
      await correct(known, { enrolledOn: '2025-02-28' }),
      await correct(ended, { enrolledOn: '2025-10-02' }),
      await correct(known, { accessPointId: deskTreviso }),
      await correct(known, { accessPointId: opensLater }),
    ].map(({ enrolment, errors }) => [enrolment, errors[0].code, ...errors[0].path]);
    expect(codes).toEqual([
      [null, 'ENROLMENT_NOT_FOUND', 'input', 'enrolmentId'],
      [null, 'ENROLMENT_NOT_FOUND', 'input', 'enrolmentId'],
      [null, 'ENROLMENT_CHANGED', 'input', 'version'],
      [null, 'NOTHING_CORRECTED', 'input'],
      [null, 'ENROLMENT_IN_FUTURE', 'input', 'enrolledOn'],
      [null, 'ENROLMENT_BEFORE_PROGRAMME', 'input', 'enrolledOn'],
      [null, 'ENROLMENT_TOO_LATE', 'input', 'enrolledOn'],
      [null, 'ACCESS_POINT_NOT_FOUND', 'input', 'accessPointId'],
      [null, 'ACCESS_POINT_NOT_OPEN', 'input', 'accessPointId'],
    ]);
  });

  it('is refused on a day on which the person did not belong to the target group', async () => {
    const records = await addRecords(employment, 1, { citizenshipCodes: ['100'] });
    const [id = ''] = await addEnrolments(employment, records);
    const { errors } = await correct({ id, version: 1 }, { enrolledOn: '2025-08-01' });
    expect(errors[0].code).toBe('PERSON_NOT_ELIGIBLE');
  });

  it('is corrected by nobody without the right to', async () => {
    const { id } = await enrolled();
    const { errors } = await employment.query(
      `mutation ($input: CorrectEnrolmentInput!) { correctEnrolment(input: $input) { enrolment { id } } }`,
      { input: { enrolmentId: id, version: 1, reason: 'OTHER', enrolledOn: '2025-08-01' } },
      dashboard,
      { now: caseNow },
    );
    expect(errors[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('a name of the partner’s own for an enrolment', () => {
  const enrol = async (externalRef: string, asking: Asking = {}) => {
    const [record] = await addRecords(employment, 1);
    const input = { accessPointId: cpiPadova, workPackage: 'WP2', enrolledOn: '2026-02-02' };
    const given = { ...input, personRecordId: record?.id, externalRef };
    return mutate(employment, 'enrolPerson', 'enrolment { id externalRef }', given, asking);
  };

  it('is kept, taken once, and well formed', async () => {
    const { enrolment } = await enrol('E/1');
    expect(enrolment.externalRef).toBe('E/1');
    const codes = [await enrol('E/1'), await enrol(' E/2'), await enrol('')].map(({ errors }) => [
      errors[0].code,
      ...errors[0].path,
    ]);
    expect(codes).toEqual([
      ['EXTERNAL_REF_TAKEN', 'input', 'externalRef'],
      ['EXTERNAL_REF_MALFORMED', 'input', 'externalRef'],
      ['EXTERNAL_REF_MALFORMED', 'input', 'externalRef'],
    ]);
    const { data } = await employment.query(
      '{ enrolments(filter: { externalRef: "E/1" }) { nodes { id } } }',
      {},
      caseWorkerPadova,
    );
    expect(data.enrolments.nodes).toEqual([{ id: enrolment.id }]);
  });
});
