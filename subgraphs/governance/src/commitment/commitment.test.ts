import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import {
  anonymous,
  contactPadova,
  contactTreviso,
  contactUnipd,
  contactVenetoLavoro,
  coordinator,
} from '../../../../tests/viewers.ts';
import {
  addMemorandum,
  codeOf,
  contacts,
  enterOrganisations,
  padova,
  regione,
  treviso,
  venetoLavoro,
} from '../../tests/memoranda.ts';
import type { Memorandum } from '../memorandum/memorandum.ts';
import { commitmentKind } from './commitment.repository.ts';
import type { Commitment } from './commitment.ts';

let governance: Bench;
let memorandum: Memorandum;

const selection = `commitment { id version state text measure dueOn isLate(on: "2026-06-01") organisation { id }
  corrections { field before after } }`;
const told = { text: 'Aprire uno sportello', measure: 'Sportello aperto', dueOn: '2026-05-31' };

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await enterOrganisations(governance);
  memorandum = await addMemorandum(governance, 'IN_FORCE', { partyIds: [venetoLavoro, padova] });
});
afterAll(() => governance.close());

const ask = (name: string, input: object, organisation: string) =>
  mutate(governance, name, selection, input, { viewer: contacts.get(organisation) ?? coordinator });
const add = (more: object = {}, organisation = venetoLavoro) => {
  const whose = { memorandumId: memorandum.id, responsibleOrganisationId: padova };
  return ask('addCommitment', { ...whose, ...told, openedOn: '2026-02-02', ...more }, organisation);
};

async function find(filter: object, viewer = coordinator): Promise<string[]> {
  const { data, errors } = await governance.query(
    `query ($filter: CommitmentFilter) { commitments(first: 100, filter: $filter) {
      totalCount nodes { id } } }`,
    { filter },
    viewer,
  );
  expect(errors).toEqual([]);
  const ids = data.commitments.nodes.map(({ id }: { id: string }) => id);
  expect(data.commitments.totalCount).toBe(ids.length);
  return ids;
}

describe('a commitment', () => {
  it('is late by the day, whatever its organisation says, until it has ended', async () => {
    const { commitment } = await add();
    expect(commitment).toMatchObject({
      ...told,
      state: 'OPEN',
      isLate: true,
      organisation: { id: padova },
    });
    const { id: commitmentId } = commitment;
    const advance = (act: string, version: number, organisation = padova) =>
      ask(
        'advanceCommitment',
        { commitmentId, version, act, happenedOn: '2026-06-08' },
        organisation,
      );
    expect((await advance('REPORT_ON_TRACK', 1)).commitment).toMatchObject({ isLate: true });
    expect(await find({ late: true })).toContain(commitmentId);
    expect(await find({ late: false })).not.toContain(commitmentId);
    expect(codeOf(await advance('FULFIL', 2, venetoLavoro))).toBe('CASE_NOT_FOUND');
    expect(codeOf(await advance('WAIVE', 2))).toBe('CASE_NOT_FOUND');
    expect((await advance('WAIVE', 2, venetoLavoro)).commitment).toMatchObject({
      ...{ state: 'WAIVED', isLate: false },
    });
    expect(await find({ late: true })).not.toContain(commitmentId);
  });

  it('is seen by those who were invited to sign, and by the Regione', async () => {
    const { commitment } = await add();
    const seen = [];
    for (const viewer of [contactVenetoLavoro, contactPadova, coordinator, contactTreviso]) {
      seen.push((await find({ memorandumId: memorandum.id }, viewer)).includes(commitment.id));
    }
    expect(seen).toEqual([true, true, true, false]);
    const question = '{ commitments { totalCount } }';
    const { errors } = await governance.query(question, {}, anonymous);
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is found by day, organisation, memorandum and state, and of its organisation', async () => {
    const { id: memorandumId } = await addMemorandum(governance, 'DRAFT', {
      partyIds: [venetoLavoro, treviso],
    });
    const ids: string[] = [];
    for (const dueOn of ['2026-03-31', '2026-04-30', '2026-05-31']) {
      const whose = { memorandumId, responsibleOrganisationId: treviso };
      ids.push((await add({ ...whose, dueOn })).commitment.id);
    }
    expect(await find({ memorandumId })).toEqual(ids);
    expect(await find({ responsibleOrganisationId: treviso })).toEqual(ids);
    expect(await find({ memorandumId, dueFrom: '2026-04-30' })).toEqual(ids.slice(1));
    expect(await find({ memorandumId, dueBefore: '2026-04-30' })).toEqual(ids.slice(0, 1));
    expect(await find({ memorandumId, state: ['FULFILLED'] })).toEqual([]);
    const { data } = await governance.query(
      'query ($id: ID!) { organisation(id: $id) { commitments { nodes { id memorandum { id } } } } }',
      { id: treviso },
      contactTreviso,
    );
    expect(data.organisation.commitments.nodes).toEqual(
      ids.map((id) => ({ id, memorandum: { id: memorandumId } })),
    );
  });

  it('is not added as it cannot be', async () => {
    await add({ externalRef: 'twice' });
    const { id: over } = await addMemorandum(governance, 'EXPIRED');
    const refused = [
      await add({}, padova),
      await add({ memorandumId: newId('memorandum') }),
      await add({ memorandumId: over, responsibleOrganisationId: venetoLavoro }),
      await add({ responsibleOrganisationId: regione }),
      await add({ openedOn: '2026-12-01', dueOn: '2026-12-31' }),
      await add({ openedOn: '2026-02-01' }),
      await add({ dueOn: '2026-02-01' }),
      await add({ measure: ' ' }),
      await add({ externalRef: ' ' }),
      await add({ externalRef: 'twice' }),
    ].map(codeOf);
    expect(refused).toEqual([
      ...['CASE_NOT_FOUND', 'CASE_NOT_FOUND', 'CASE_STATE_FORBIDS', 'RESPONSIBLE_NOT_SIGNATORY'],
      ...['CASE_IN_FUTURE', 'CASE_TOO_EARLY', 'COMMITMENT_DUE_TOO_EARLY', 'WORDS_MALFORMED'],
      ...['EXTERNAL_REF_MALFORMED', 'EXTERNAL_REF_TAKEN'],
    ]);
  });

  it('is corrected by the lead, not by who is responsible', async () => {
    const { commitment } = await add();
    const correct = (organisation: string, change: object, version = 1) => {
      const given = { commitmentId: commitment.id, version, reason: 'LATE_INFORMATION' };
      return ask('correctCommitment', { ...given, ...change }, organisation);
    };
    expect(codeOf(await correct(padova, { dueOn: '2026-07-31' }))).toBe('CASE_NOT_FOUND');
    expect((await correct(venetoLavoro, { dueOn: '2026-07-31' })).commitment).toMatchObject({
      dueOn: '2026-07-31',
      corrections: [{ field: 'dueOn', before: '"2026-05-31"', after: '"2026-07-31"' }],
    });
    const codes = [
      await correct(venetoLavoro, { dueOn: '2026-01-01' }, 2),
      await correct(venetoLavoro, { text: '' }, 2),
      await correct(venetoLavoro, { dueOn: '2026-07-31' }, 2),
    ].map(codeOf);
    expect(codes).toEqual(['COMMITMENT_DUE_TOO_EARLY', 'WORDS_MALFORMED', 'NOTHING_CORRECTED']);
  });
});

describe('a commitment', () => {
  describeUndertaking({
    bench: () => governance,
    kind: commitmentKind,
    complete: (begun): Commitment => ({
      ...{ ...begun, ...told, memorandumId: memorandum.id, leadOrganisationId: venetoLavoro },
      organisationId: padova,
    }),
    viewer: contactPadova,
    stranger: contactUnipd,
    ownWays: { WAIVE: () => ({ viewer: contactVenetoLavoro }) },
  });
});
