import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, platform } from '../../../../tests/viewers.ts';
import { type Added, addRecords, venetoLavoro } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { checkLetterOf } from '../person-identifier/codice-fiscale.ts';
import { duplicateCases } from './duplicate-case.table.ts';

let employment: Bench;
beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

async function mutate(name: string, input: object, viewer = caseWorkerPadova) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const entity = name === 'decideDuplicate' ? 'duplicateCase { id version state }' : '';
  const identifier = name.endsWith('Identifier') ? 'personIdentifier { id version }' : '';
  const { data, errors } = await employment.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${entity} ${identifier}
      errors { ... on UserError { code path message } } } }`,
    { input },
    viewer,
  );
  expect(errors).toEqual([]);
  return data[name];
}

async function openCase(pair: readonly Added[]): Promise<string> {
  const [first = '', second = ''] = pair.map(({ id }) => id).sort();
  const id = newId('duplicate_case');
  const found = {
    id,
    firstRecordId: first,
    secondRecordId: second,
    firstHolderId: venetoLavoro,
    secondHolderId: venetoLavoro,
    state: 'OPEN' as const,
    merged: false,
    round: 1,
    score: 0.9,
    evidence: [],
    ruleVersion: 'of a test',
    openedAt: new Date(),
    version: 1,
  };
  await actingAs(employment, platform, (tx) => tx.insert(duplicateCases).values(found));
  return id;
}

const decide = (duplicateCaseId: string, verdict: string, version = 1, subject = 'one') =>
  mutate(
    'decideDuplicate',
    { duplicateCaseId, version, verdict },
    { ...caseWorkerPadova, subject },
  );

const stateOf = async ({ id }: Added) => {
  const { data } = await employment.query(
    'query ($id: ID!) { personRecord(id: $id) { person { state } } }',
    { id },
    caseWorkerPadova,
  );
  return data.personRecord.person.state;
};

async function pairBorn(...days: string[]): Promise<Added[]> {
  const pairs = await Promise.all(
    days.map((birthDate) => addRecords(employment, 1, { birthDate })),
  );
  return pairs.flat();
}

async function giveVerified(record: Added, letters: string): Promise<void> {
  const body = `${letters}90E17Z330`;
  const identifier = { type: 'CODICE_FISCALE', value: body + checkLetterOf(body) };
  const added = await mutate('addIdentifier', { personRecordId: record.id, identifier });
  const { id: identifierId, version } = added.personIdentifier;
  await mutate('verifyIdentifier', { identifierId, version, verifiedOn: '2026-01-01' });
}

describe('two records that contradict each other', () => {
  it('by birth dates known to the day are not one person’s, whoever says so, until one is corrected', async () => {
    const pair = await pairBorn('1990-05-17', '1988-11-02');
    const id = await openCase(pair);
    const { duplicateCase, errors } = await decide(id, 'SAME');
    expect([duplicateCase, errors[0].code, errors[0].path]).toEqual([
      null,
      'DUPLICATE_CONTRADICTED',
      ['input', 'verdict'],
    ]);
    const facts = { birthDate: '1990-05-17' };
    await mutate('correctPersonRecord', { personRecordId: pair[1]?.id, version: 1, facts });
    expect((await decide(id, 'SAME')).errors).toEqual([]);
  });

  it('by verified numbers are not one person’s', async () => {
    const pair = await pairBorn('1990-05-17', '1990-05-17');
    const [first, second] = pair as [Added, Added]; // as made above
    const id = await openCase(pair);
    await giveVerified(first, 'BBBCCC');
    await giveVerified(second, 'DDDFFF');
    expect((await decide(id, 'SAME')).errors[0].code).toBe('DUPLICATE_CONTRADICTED');
    expect((await decide(id, 'DIFFERENT')).errors).toEqual([]);
  });
});

describe('the state of a person', () => {
  it('is suspected, merged and split as cases about their records go', async () => {
    const pair = await pairBorn('1990-05-17', '1990-05-17');
    const [first, second] = pair as [Added, Added]; // as made above
    expect(await stateOf(first)).toBe('SINGLE');
    const id = await openCase(pair);
    expect([await stateOf(first), await stateOf(second)]).toEqual([
      'SUSPECTED_DUPLICATE',
      'SUSPECTED_DUPLICATE',
    ]);
    await decide(id, 'SAME');
    const { duplicateCase } = await decide(id, 'SAME', 2, 'two');
    expect(duplicateCase.state).toBe('CONFIRMED');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['MERGED', 'MERGED']);
    await mutate('reopenDuplicateCase', { duplicateCaseId: id, version: 3 });
    expect(await stateOf(second)).toBe('SUSPECTED_DUPLICATE');
    await decide(id, 'DIFFERENT', 4);
    await decide(id, 'DIFFERENT', 5, 'two');
    expect([await stateOf(first), await stateOf(second)]).toEqual(['SPLIT', 'SPLIT']);
  });
});
