import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { type Asking, describeUndertaking, mutate } from '../../../../tests/undertakings.ts';
import { anonymous, caseWorkerTreviso, coordinator, dashboard } from '../../../../tests/viewers.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { complementaryActionKind } from './complementary-action.repository.ts';
import type { ComplementaryAction } from './complementary-action.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const selection = `complementaryAction { id state version theme need descriptionIt descriptionEn
  serves { level code } budget spent steps { act state } corrections { field before after } }`;

const proposed = {
  theme: 'CHILDCARE',
  need: 'FAMILY',
  descriptionIt: ' Custodia dei figli durante i corsi ',
  comuneCodes: ['028060', '028060'],
  atsCodes: ['VEN_16'],
  budget: '12000',
};

type Known = { id: string; version: number };

const propose = (more: object = {}, asking: Asking = {}) =>
  mutate(employment, 'proposeComplementaryAction', selection, { ...proposed, ...more }, asking);

const on = (name: string, { id, version }: Known, more: object, asking: Asking = {}) =>
  mutate(employment, name, selection, { complementaryActionId: id, version, ...more }, asking);

const advance = (known: Known, act: string) =>
  on('advanceComplementaryAction', known, { act, happenedOn: '2026-11-23' });

const report = (known: Known, spent: string, more: object = {}, asking: Asking = {}) =>
  on('reportComplementaryAction', known, { spent, happenedOn: '2026-11-23', ...more }, asking);

async function running(more: object = {}) {
  const { complementaryAction } = await propose(more);
  const approved = await advance(complementaryAction, 'APPROVE');
  return (await advance(approved.complementaryAction, 'START')).complementaryAction;
}

const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code;

describe('a complementary action', () => {
  it('goes from the proposal to the report of what it cost', async () => {
    const { complementaryAction, errors } = await propose();
    expect(errors).toEqual([]);
    expect(complementaryAction).toMatchObject({
      state: 'PROPOSED',
      descriptionIt: 'Custodia dei figli durante i corsi',
      descriptionEn: null,
      serves: [
        { level: 'COMUNE', code: '028060' },
        { level: 'ATS', code: 'VEN_16' },
      ],
      budget: '12000.00',
      spent: null,
    });
    const { complementaryAction: reported } = await report(await running(), '12000');
    expect(reported).toMatchObject({ state: 'REPORTED', spent: '12000.00' });
    const { complementaryAction: closed } = await advance(reported, 'CLOSE');
    expect(closed.steps.map(({ state }: { state: string }) => state)).toEqual([
      ...['PROPOSED', 'APPROVED', 'RUNNING', 'REPORTED', 'CLOSED'],
    ]);
  });

  it('is not proposed with what cannot be', async () => {
    const refused = [
      await propose({ descriptionIt: ' ' }),
      await propose({ descriptionEn: 'x'.repeat(2001) }),
      await propose({ comuneCodes: [], atsCodes: [] }),
      await propose({ comuneCodes: ['Padova'] }),
      await propose({ atsCodes: ['PD_16'] }),
      await propose({ budget: '12.000,00' }),
      await propose({ externalRef: ' x' }),
    ];
    expect(refused.map(codeOf)).toEqual([
      'WORDS_MALFORMED',
      'WORDS_MALFORMED',
      'TERRITORY_MALFORMED',
      'TERRITORY_MALFORMED',
      'TERRITORY_MALFORMED',
      'AMOUNT_MALFORMED',
      'EXTERNAL_REF_MALFORMED',
    ]);
    await propose({ externalRef: 'AC-1' });
    expect(codeOf(await propose({ externalRef: 'AC-1' }))).toBe('EXTERNAL_REF_TAKEN');
  });

  it('never costs more than its budget', async () => {
    const action = await running({ budget: '9.99' });
    const refused = [
      await report(action, '10'),
      await report(action, 'ten'),
      await report(action, '9', { happenedOn: '2126-01-01' }),
      await report(action, '9', { happenedOn: '2026-02-01' }),
      await report({ ...action, version: 9 }, '9'),
      await report(action, '9', {}, { viewer: caseWorkerTreviso }),
      await report((await propose()).complementaryAction, '9'),
    ];
    expect(refused.map(codeOf)).toEqual([
      'SPENT_OVER_BUDGET',
      'AMOUNT_MALFORMED',
      'CASE_IN_FUTURE',
      'CASE_TOO_EARLY',
      'CASE_CHANGED',
      'CASE_NOT_FOUND',
      'CASE_STATE_FORBIDS',
    ]);
    const italian = await report(action, '10', {}, { language: 'it' });
    expect(italian.errors[0].message).toMatch(/non può superare/);
    const { complementaryAction } = await report(action, '9.99');
    expect(complementaryAction.spent).toBe('9.99');
  });

  it('is corrected, and tells what it said before', async () => {
    const { complementaryAction: reported } = await report(await running(), '11000');
    const correct = (more: object, version = reported.version) =>
      on('correctComplementaryAction', { ...reported, version }, { reason: 'OTHER', ...more });
    const refused = [
      await correct({ budget: '10999.99' }),
      await correct({ budget: 'x' }),
      await correct({ descriptionIt: '' }),
      await correct({ comuneCodes: ['x'] }),
      await correct({ budget: '12000' }),
      await correct({ budget: '13000' }, 1),
    ];
    expect(refused.map(codeOf)).toEqual([
      'SPENT_OVER_BUDGET',
      'AMOUNT_MALFORMED',
      'WORDS_MALFORMED',
      'TERRITORY_MALFORMED',
      'NOTHING_CORRECTED',
      'CASE_CHANGED',
    ]);
    const { complementaryAction } = await correct({ budget: '13000', descriptionEn: 'Childcare' });
    expect(complementaryAction).toMatchObject({ budget: '13000.00', descriptionEn: 'Childcare' });
  });

  it('is seen by all partners, changed by its own, and hidden from the public', async () => {
    const { complementaryAction } = await propose();
    const question = 'query ($id: ID!) { complementaryAction(id: $id) { id budget } }';
    const seen = [];
    for (const viewer of [coordinator, dashboard, caseWorkerTreviso, anonymous]) {
      const { data } = await employment.query(question, { id: complementaryAction.id }, viewer);
      seen.push(data.complementaryAction?.id ?? null);
    }
    const { id } = complementaryAction;
    expect(seen).toEqual([id, id, id, null]);
    const { errors } = await employment.query(
      `mutation ($input: ProposeComplementaryActionInput!) {
        proposeComplementaryAction(input: $input) { errors { __typename } } }`,
      { input: proposed },
      coordinator,
    );
    expect(errors[0]?.extensions).toMatchObject({ scope: 'case:write' });
  });

  it('is listed by theme, comune and state, a hundred as cheaply as twenty', async () => {
    const more = { theme: 'TRANSPORT', comuneCodes: ['024116', '024008'] };
    for (let made = 0; made < 100; made += 1) await propose(more);
    const question = (first: number, comune = '024008') => `{ complementaryActions(first: ${first},
      filter: { theme: [TRANSPORT], comune: "${comune}", state: [PROPOSED] }) {
        totalCount nodes { theme steps { act } } } }`;
    const few = await employment.query(question(20), {}, coordinator);
    const many = await employment.query(question(100), {}, coordinator);
    expect(many.data.complementaryActions.totalCount).toBe(100);
    expect(many.statements).toBe(few.statements);
    const none = await employment.query(question(20, '028060'), {}, coordinator);
    expect(none.data.complementaryActions.totalCount).toBe(0);
  });
});

describe('a complementary action', () => {
  describeUndertaking({
    bench: () => employment,
    kind: complementaryActionKind,
    except: ['REPORT'],
    complete: (begun): ComplementaryAction => ({
      ...begun,
      theme: 'WOMEN',
      need: 'HEALTH',
      descriptionIt: 'Accesso ai consultori',
      descriptionEn: null,
      comuneCodes: ['028060'],
      atsCodes: [],
      budget: '1000.00',
      spent: null,
    }),
  });
});
