import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, mutate } from '../../../../tests/undertakings.ts';
import { caseWorkerPadova, caseWorkerTreviso, dashboard } from '../../../../tests/viewers.ts';
import { describeCaseKind } from '../../tests/case-kind.ts';
import { addRecords, cpiEste, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { intakeCase } from './intake.repository.ts';
import type { Intake } from './intake.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `intake { id state openedOn channel languages mediatorNeeded needs version externalRef
  steps { act state happenedOn } corrections { field before after reason } }`;

async function opening(more: object = {}) {
  const [record] = await addRecords(employment, 1);
  return {
    personRecordId: record?.id,
    accessPointId: cpiPadova,
    channel: 'WALK_IN',
    languages: ['ben', 'ita'],
    mediatorNeeded: true,
    needs: ['LANGUAGE', 'WORK'],
    openedOn: '2026-02-02',
    ...more,
  };
}

const open = async (more: object = {}, options: Asking = {}) =>
  mutate(employment, 'openIntake', selection, await opening(more), options);

type Known = { id: string; version: number };
const advance = ({ id: intakeId, version }: Known, act: string, more: object = {}) =>
  mutate(employment, 'advanceIntake', selection, {
    ...{ intakeId, version, act, happenedOn: '2026-02-10' },
    ...more,
  });

const correct = ({ id: intakeId, version }: Known, change: object) =>
  mutate(employment, 'correctIntake', selection, {
    ...{ intakeId, version, reason: 'TYPING_ERROR' },
    ...change,
  });

describe('an intake', () => {
  it('goes from the first contact to its end, and tells every step of it', async () => {
    const { intake, errors } = await open();
    expect(errors).toEqual([]);
    expect(intake).toMatchObject({
      state: 'OPEN',
      channel: 'WALK_IN',
      languages: ['ben', 'ita'],
      mediatorNeeded: true,
      needs: ['LANGUAGE', 'WORK'],
      steps: [{ act: null, state: 'OPEN', happenedOn: '2026-02-02' }],
    });
    const assessed = await advance(intake, 'ASSESS', { happenedOn: '2026-02-04' });
    const taken = await advance(assessed.intake, 'TAKE_ON');
    expect(taken.intake.steps).toEqual([
      { act: null, state: 'OPEN', happenedOn: '2026-02-02' },
      { act: 'ASSESS', state: 'ASSESSED', happenedOn: '2026-02-04' },
      { act: 'TAKE_ON', state: 'TAKEN_ON', happenedOn: '2026-02-10' },
    ]);
  });

  it('is read with the record, which tells what came to pass in all its cases', async () => {
    const input = await opening();
    const { intake } = await mutate(employment, 'openIntake', selection, input);
    const { data } = await employment.query(
      `query ($id: ID!) { personRecord(id: $id) { intakes { totalCount nodes { id } }
        caseSteps { caseType caseId act state happenedOn } } }`,
      { id: input.personRecordId },
      caseWorkerPadova,
    );
    expect(data.personRecord).toEqual({
      intakes: { totalCount: 1, nodes: [{ id: intake.id }] },
      caseSteps: [
        {
          caseType: 'Intake',
          caseId: intake.id,
          act: null,
          state: 'OPEN',
          happenedOn: '2026-02-02',
        },
      ],
    });
  });

  it('is not opened with what cannot be', async () => {
    const codes = [
      await open({ openedOn: '2126-01-01' }),
      await open({ openedOn: '2025-02-28' }),
      await open({ languages: ['it'] }),
      await open({ accessPointId: cpiEste }),
      await open({}, { viewer: caseWorkerTreviso }),
    ].map(({ intake, errors }) => [intake, errors[0].code, errors[0].path]);
    expect(codes).toEqual([
      [null, 'CASE_IN_FUTURE', ['input', 'openedOn']],
      [null, 'CASE_BEFORE_PROGRAMME', ['input', 'openedOn']],
      [null, 'LANGUAGE_MALFORMED', ['input', 'languages']],
      [null, 'ACCESS_POINT_NOT_FOUND', ['input', 'accessPointId']],
      [null, 'PERSON_RECORD_NOT_FOUND', ['input', 'personRecordId']],
    ]);
  });

  it('is found under the name that its partner gave it, which is one intake’s alone', async () => {
    const externalRef = 'SILV-2026-000017';
    const { intake } = await open({ externalRef });
    expect(intake.externalRef).toBe(externalRef);
    const codes = [await open({ externalRef }), await open({ externalRef: ' x' })];
    expect(codes.map(({ errors }) => errors[0]?.code)).toEqual([
      'EXTERNAL_REF_TAKEN',
      'EXTERNAL_REF_MALFORMED',
    ]);
  });

  it('is corrected, and tells what it said before', async () => {
    const { intake } = await open();
    const corrected = await correct(intake, { channel: 'PHONE', needs: ['HOUSING'] });
    expect(corrected.intake).toMatchObject({
      channel: 'PHONE',
      needs: ['HOUSING'],
      languages: ['ben', 'ita'],
      version: 2,
      corrections: [
        { field: 'channel', before: '"WALK_IN"', after: '"PHONE"', reason: 'TYPING_ERROR' },
        { field: 'needs', before: '["LANGUAGE","WORK"]', after: '["HOUSING"]' },
      ],
    });
    const codes = [
      await correct(intake, { channel: 'ONLINE' }),
      await correct(corrected.intake, { channel: 'PHONE' }),
      await correct(corrected.intake, { languages: ['x'] }),
    ].map(({ errors }) => errors[0].code);
    expect(codes).toEqual(['CASE_CHANGED', 'NOTHING_CORRECTED', 'LANGUAGE_MALFORMED']);
  });

  it('is listed for nobody without the right', async () => {
    const { errors } = await employment.query('{ intakes { totalCount } }', {}, dashboard);
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:read' });
  });
});

describe('an intake', () => {
  describeCaseKind({
    bench: () => employment,
    kind: intakeCase,
    complete: (begun): Intake => ({
      ...begun,
      channel: 'PHONE',
      languages: ['ita'],
      mediatorNeeded: false,
      needs: ['WORK'],
    }),
  });
});
