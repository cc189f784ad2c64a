import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#shared/type-id.ts';
import { testKeys } from '../../../../tests/keys.ts';
import { actingAs, type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, platform, systemVenetoLavoro } from '../../../../tests/viewers.ts';
import { loadReference } from '../access-point/load-access-points.ts';
import { countAllWords } from './keep-counting.ts';
import { matchBlocks } from './matching.table.ts';
import { codeNames } from './name-code.ts';
import { findShares } from './word.repository.ts';

let employment: Bench;

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
});
afterAll(() => employment.close());

const document = `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
  personRecord { id } errors { ... on UserError { code } } } }`;

async function enter(facts: object): Promise<string> {
  const { data, errors } = await employment.query(document, { input: { facts } }, caseWorkerPadova);
  expect(errors).toEqual([]);
  return data.enterPersonRecord.personRecord.id;
}

const [[named] = []] = codeNames(testKeys, {
  givenName: 'Amina',
  familyName: null,
  originalName: null,
  aliases: [],
});

describe('the words of names', () => {
  const shares = (skeletons: string[]) =>
    actingAs(employment, platform, async (tx) => {
      const shareOf = await findShares(tx, skeletons, 0.001);
      return skeletons.map(shareOf);
    });

  it('are counted now and again, so that a rare name says more', async () => {
    expect(await shares([named?.skeleton ?? ''])).toEqual([undefined]);
    await enter({ givenName: 'Amina', familyName: 'Alaoui', birthDate: '1991-03-04' });
    await enter({ givenName: 'Ameena', familyName: 'Tazi', birthDate: '1975-09-12' });
    await enter({ givenName: 'Oksana', familyName: 'Melnyk', birthDate: '1983-12-24' });
    await enter({ originalName: 'Ілона Бойко', birthDate: '1960-02-29' });
    await countAllWords(employment.database);
    expect(await shares([named?.skeleton ?? '', 'never seen'])).toEqual([0.5, 0.001]);
  });
});

describe('what a record is found by', () => {
  it('is made anew with each correction', async () => {
    const id = await enter({ givenName: 'Besa', familyName: 'Shala', birthDate: '1990-01-02' });
    const blocks = () =>
      actingAs(employment, platform, async (tx) => {
        const rows = await tx.select().from(matchBlocks);
        return rows.filter(({ personRecordId }) => personRecordId === id).map(({ block }) => block);
      });
    const before = await blocks();
    expect(before.length).toBeGreaterThan(2);
    await employment.query(
      `mutation ($input: CorrectPersonRecordInput!) { correctPersonRecord(input: $input) {
        errors { ... on UserError { code } } } }`,
      { input: { personRecordId: id, version: 1, facts: { familyName: 'Rama' } } },
      caseWorkerPadova,
    );
    const after = await blocks();
    expect(after).toHaveLength(before.length);
    expect(after).not.toEqual(before);
  });

  it('takes as many statements for a question that many share as for one that nobody does', async () => {
    const ask = (facts: object) =>
      employment.query(
        `query ($input: MatchPersonInput!) { matchPerson(input: $input) { candidates { score } } }`,
        { input: { facts } },
        { ...systemVenetoLavoro, subject: newId('person') },
      );
    for (let twin = 0; twin < 25; twin += 1) {
      await enter({ givenName: 'Wei', familyName: 'Chen', birthDate: '1988-08-08' });
    }
    const many = await ask({ givenName: 'Wei', familyName: 'Chen', birthDate: '1988-08-08' });
    const none = await ask({ givenName: 'Flor', familyName: 'Quispe', birthDate: '1970-07-07' });
    expect(many.data.matchPerson.candidates).toHaveLength(20);
    expect(none.data.matchPerson.candidates).toEqual([]);
    expect(many.statements).toBe(none.statements);
  });
});

describe('whoever asks', () => {
  it('learns whether the person agreed that partners talk about them, until they take it back', async () => {
    const facts = { givenName: 'Doina', familyName: 'Ceban', birthDate: '1979-06-30' };
    const personRecordId = await enter(facts);
    const agreed = async () => {
      const { data, errors } = await employment.query(
        `query ($input: MatchPersonInput!) { matchPerson(input: $input) {
          candidates { consentToContact } } }`,
        { input: { facts } },
        systemVenetoLavoro,
      );
      expect(errors).toEqual([]);
      return data.matchPerson.candidates;
    };
    expect(await agreed()).toEqual([{ consentToContact: false }]);
    const told = { purpose: 'OPTIONAL_SHARING', textVersion: '2026-1', language: 'it' };
    const giving = { channel: 'SPOKEN', givenBy: 'PERSON', givenOn: '2026-02-01' };
    const recorded = await employment.query(
      `mutation ($input: RecordConsentInput!) { recordConsent(input: $input) {
        consent { id } errors { ... on UserError { code } } } }`,
      { input: { personRecordId, ...told, ...giving } },
      caseWorkerPadova,
    );
    expect(await agreed()).toEqual([{ consentToContact: true }]);
    await employment.query(
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) {
        errors { ... on UserError { code } } } }`,
      { input: { consentId: recorded.data.recordConsent.consent.id, withdrawnOn: '2026-03-01' } },
      caseWorkerPadova,
    );
    expect(await agreed()).toEqual([{ consentToContact: false }]);
  });
});
