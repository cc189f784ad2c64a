import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bench } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  coordinator,
  dashboard,
  researcherUnipd,
} from '../../../../tests/viewers.ts';
import { isSeen, openPartners, unipd } from '../../tests/project-plan.ts';
import { datasetRequestUndertaking } from './dataset-request.repository.ts';
import { checkDecision, type DatasetRequest } from './dataset-request.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openPartners();
});
afterAll(() => governance.close());

type Viewer = typeof coordinator;

const selection = `datasetRequest { id state version datasets variables k agreementRef agreementSignedOn
  expiresOn organisation { id } decisions { act decidedOn reasonIt conditionsIt }
  corrections { field } }`;
const told = {
  purpose: 'Durata dei contratti.',
  datasets: ['JOB_PLACEMENTS'],
  variables: ['SEX', 'AGE_BRACKET'],
  periodStartsOn: '2025-03-03',
  periodEndsOn: '2026-10-31',
  k: 5,
  method: 'Statistiche descrittive.',
  ethicsApprovalRef: 'CE 2026/12',
  expiresOn: '2028-03-02',
};

const request = (more: object = {}, viewer: Viewer = contactUnipd) => {
  const input = { ...told, openedOn: '2026-02-02', ...more };
  return mutate(governance, 'requestDataset', selection, input, { viewer });
};
const agree = (id: string, version: number, more: object = {}, viewer: Viewer = contactUnipd) => {
  const agreed = { agreementRef: 'DUA 7/2026', signedOn: '2026-02-20', ...more };
  const input = { datasetRequestId: id, version, ...agreed };
  return mutate(governance, 'recordDataUseAgreement', selection, input, { viewer });
};
const decide = (
  id: string,
  version: number,
  act: string,
  happenedOn: string,
  more: object = {},
) => {
  const input = { datasetRequestId: id, version, act, happenedOn, reasonIt: 'Esaminata.', ...more };
  return mutate(governance, 'decideOnDatasetRequest', selection, input, { viewer: coordinator });
};
const codesOf = (payloads: { errors: { code: string }[] }[]) =>
  payloads.map(({ errors }) => errors[0]?.code);

describe('a request of data', () => {
  it('is decided on by the board, and each decision is kept', async () => {
    const { datasetRequest, errors } = await request({ datasets: ['A', 'B', 'A'] });
    expect(errors).toEqual([]);
    expect(datasetRequest).toMatchObject({
      ...{ state: 'REQUESTED', datasets: ['A', 'B'], agreementSignedOn: null },
      ...{ organisation: { id: unipd }, decisions: [] },
    });
    const { id } = datasetRequest;
    await decide(id, 1, 'REVIEW', '2026-02-16');
    expect(codesOf([await decide(id, 2, 'APPROVE', '2026-03-02')])).toEqual([
      'AGREEMENT_NOT_SIGNED',
    ]);
    expect((await agree(id, 2)).datasetRequest).toMatchObject({
      ...{ agreementRef: 'DUA 7/2026', agreementSignedOn: '2026-02-20', state: 'PRIVACY_REVIEW' },
    });
    await decide(id, 3, 'APPROVE', '2026-03-02', { conditionsIt: 'Celle di dieci.' });
    const released = await decide(id, 4, 'RELEASE', '2026-03-09', { reasonIt: ' Consegnati. ' });
    expect(released.datasetRequest).toMatchObject({
      state: 'RELEASED',
      decisions: [
        { act: 'REVIEW', decidedOn: '2026-02-16', conditionsIt: null },
        { act: 'APPROVE', decidedOn: '2026-03-02', conditionsIt: 'Celle di dieci.' },
        { act: 'RELEASE', decidedOn: '2026-03-09', reasonIt: 'Consegnati.' },
      ],
    });
    expect(codesOf([await decide(id, 5, 'EXPIRE', '2026-11-23')])).toEqual([
      'DATASET_ACCESS_NOT_OVER',
    ]);
    const viewers = [contactUnipd, researcherUnipd, coordinator];
    const others = [contactPadova, dashboard, anonymous];
    const seen = [];
    for (const viewer of [...viewers, ...others]) {
      seen.push(await isSeen(governance, 'datasetRequest', id, viewer));
    }
    expect(seen).toEqual([true, true, true, false, false, false]);
    const late = [
      await agree(id, 5, { agreementRef: 'DUA 8' }),
      await decide(id, 5, 'APPROVE', '2026-11-23'),
    ];
    expect(codesOf(late)).toEqual(['CASE_STATE_FORBIDS', 'CASE_STATE_FORBIDS']);
  });

  it('is approved for 24 months at most, from an agreement signed by then', async () => {
    const { id } = (await request()).datasetRequest;
    await agree(id, 1);
    await decide(id, 2, 'REVIEW', '2026-02-16');
    const refused = [
      await decide(id, 3, 'APPROVE', '2026-02-19'),
      await decide(id, 3, 'APPROVE', '2026-03-01'),
      await decide(id, 3, 'APPROVE', '2026-03-02', { reasonIt: '' }),
      await decide(id, 3, 'APPROVE', '2026-03-02', { conditionsIt: ' ' }),
      await decide(id, 3, 'APPROVE', '2026-03-02'),
    ];
    expect(codesOf(refused)).toEqual([
      'AGREEMENT_NOT_SIGNED',
      'DATASET_ACCESS_PERIOD_FORBIDDEN',
      'WORDS_MALFORMED',
      'WORDS_MALFORMED',
      undefined,
    ]);
  });

  it('is refused what does not fit', async () => {
    const refused = [
      await request({ datasets: [] }),
      await request({ variables: ['birth date'] }),
      await request({ k: 4 }),
      await request({ periodEndsOn: '2025-03-02' }),
      await request({ expiresOn: '2026-02-01' }),
      await request({ purpose: '' }),
      await request({ method: ' ' }),
      await request({ ethicsApprovalRef: '' }),
      await request({}, contactPadova),
    ];
    expect(codesOf(refused)).toEqual([
      'DATASET_CODES_MALFORMED',
      'DATASET_CODES_MALFORMED',
      'SMALLEST_CELL_TOO_SMALL',
      'PERIOD_MALFORMED',
      'DATASET_ACCESS_PERIOD_FORBIDDEN',
      'WORDS_MALFORMED',
      'WORDS_MALFORMED',
      'DOCUMENT_REF_MALFORMED',
      'REQUESTER_NOT_UNIVERSITY',
    ]);
  });

  it('is corrected by its requester until it is decided', async () => {
    const { id } = (await request()).datasetRequest;
    const correct = (version: number, more: object, viewer: Viewer = contactUnipd) => {
      const input = { datasetRequestId: id, version, reason: 'OTHER', ...more };
      return mutate(governance, 'correctDatasetRequest', selection, input, { viewer });
    };
    const { datasetRequest } = await correct(1, { k: 10 });
    expect(datasetRequest).toMatchObject({ k: 10, corrections: [{ field: 'k' }] });
    const refused = [
      await correct(2, { k: 3 }),
      await correct(2, { k: 20 }, coordinator),
      await correct(2, { k: 20 }, contactPadova),
      await agree(id, 2, { agreementRef: '' }),
      await agree(id, 2, { signedOn: '2126-01-01' }),
      await agree(id, 2, {}, coordinator),
    ];
    await decide(id, 2, 'REJECT', '2026-02-16');
    expect(codesOf([...refused, await correct(3, { k: 20 })])).toEqual([
      'SMALLEST_CELL_TOO_SMALL',
      'CASE_NOT_FOUND',
      'CASE_NOT_FOUND',
      'DOCUMENT_REF_MALFORMED',
      'CASE_IN_FUTURE',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
  });

  it('is requested and decided on by nobody without the right', async () => {
    const input = {
      ...{ datasetRequestId: (await request()).datasetRequest.id, version: 1, act: 'REVIEW' },
      ...{ happenedOn: '2026-02-16', reasonIt: 'Sì.' },
    };
    const answers = [
      await governance.query(
        'mutation ($input: RequestDatasetInput!) { requestDataset(input: $input) { errors { __typename } } }',
        { input: told },
        researcherUnipd,
      ),
      await governance.query(
        `mutation ($input: DecideOnDatasetRequestInput!) {
          decideOnDatasetRequest(input: $input) { errors { __typename } } }`,
        { input },
        contactUnipd,
      ),
    ];
    expect(answers.map(({ errors }) => errors[0]?.extensions['scope'])).toEqual([
      'governance:write',
      'governance:decide',
    ]);
  });

  it('is found by state, requester and the day on which access ends', async () => {
    const { id } = (await request({ expiresOn: '2026-05-31' })).datasetRequest;
    const find = async (filter: object, viewer: Viewer = coordinator) => {
      const { data } = await governance.query(
        `query ($filter: DatasetRequestFilter) {
          datasetRequests(filter: $filter, orderBy: [EXPIRES_ON_ASC]) { nodes { id } } }`,
        { filter },
        viewer,
      );
      return data.datasetRequests.nodes.map((node: { id: string }) => node.id);
    };
    const soon = { expiresBefore: '2026-06-01' };
    expect(await find(soon)).toEqual([id]);
    expect(await find({ ...soon, state: ['REQUESTED'], organisationId: unipd })).toEqual([id]);
    expect(await find({ ...soon, state: ['RELEASED'] })).toEqual([]);
    expect([await find(soon, contactUnipd), await find(soon, contactPadova)]).toEqual([[id], []]);
  });

  it('is read with its decisions by as many statements for 100 as for 20', async () => {
    for (let more = 0; more < 100; more += 1) await request({ datasets: ['MANY'] });
    const document = `query ($first: Int) { datasetRequests(first: $first) { nodes {
      organisation { name } decisions { act } steps { act } corrections { field } } } }`;
    const few = await governance.query(document, { first: 20 }, coordinator);
    const many = await governance.query(document, { first: 100 }, coordinator);
    expect(many.data.datasetRequests.nodes).toHaveLength(100);
    expect(many.statements).toBe(few.statements);
  });
});

describe('a request of data', () => {
  describeUndertaking({
    bench: () => governance,
    kind: datasetRequestUndertaking,
    advance: 'decideOnDatasetRequest',
    more: () => ({ reasonIt: 'Esaminata.' }),
    ownWays: { EXPIRE: () => ({ input: { happenedOn: '2026-11-23' } }) },
    organisationId: unipd,
    viewer: coordinator,
    stranger: { ...contactTreviso, scopes: coordinator.scopes },
    complete: (begun): DatasetRequest => ({
      ...begun,
      ...told,
      researchActionId: null,
      agreementRef: 'DUA 1',
      agreementSignedOn: '2026-01-12',
      expiresOn: '2026-11-22',
    }),
  });
});

it('data are released until the last day of access', () => {
  const approved = { agreementSignedOn: '2026-01-12', expiresOn: '2026-11-22' };
  const released = ['2026-11-22', '2026-11-23'].map((on) => checkDecision(approved, 'RELEASE', on));
  expect(released.map(({ ok }) => ok)).toEqual([true, false]);
});

describe('an approval', () => {
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((instant) => instant.toISOString().slice(0, 10));

  it('is of access that ends within 24 months, and follows the agreement', () => {
    /** Months as the calendar counts them, and the day in its month. */
    const monthOf = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7));
    const isWithinTwoYears = (from: string, to: string) => {
      const months = monthOf(to) - monthOf(from);
      return months < 24 || (months === 24 && to.slice(8) <= from.slice(8));
    };
    fc.assert(
      fc.property(fc.option(day), day, day, (agreementSignedOn, expiresOn, decidedOn) => {
        const { ok } = checkDecision({ agreementSignedOn, expiresOn }, 'APPROVE', decidedOn);
        const isSigned = agreementSignedOn !== null && agreementSignedOn <= decidedOn;
        const isWithin = decidedOn <= expiresOn && isWithinTwoYears(decidedOn, expiresOn);
        expect(ok).toBe(isSigned && isWithin);
      }),
    );
  });
});
