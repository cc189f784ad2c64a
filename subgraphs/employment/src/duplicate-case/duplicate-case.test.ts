import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#shared/identity/viewer.ts';
import { referenceId } from '#shared/reference-id.ts';
import { type Bench, openSubgraph } from '../../../../tests/testbed.ts';
import { caseWorkerPadova, caseWorkerTreviso, dataSteward } from '../../../../tests/viewers.ts';
import { addAccessPoints, cpiPadova } from '../../tests/fixtures.ts';
import { loadReference } from '../access-point/load-access-points.ts';

let employment: Bench;
let comunePadova: Viewer;
const second: Viewer = { ...caseWorkerPadova, subject: 'second-case-worker-padova' };
const steward: Viewer = {
  ...dataSteward,
  organisation: referenceId('organisation', 'regione-veneto'),
};

beforeAll(async () => {
  employment = await openSubgraph('employment');
  await loadReference(employment);
  const operatingOrganisationId = referenceId('organisation', 'comune-padova');
  const [desk = ''] = await addAccessPoints(employment, ['DESK-PADOVA-TEST'], {
    operatingOrganisationId,
  });
  comunePadova = {
    ...caseWorkerTreviso,
    subject: 'case-worker-comune-padova',
    organisation: operatingOrganisationId,
    accessPoint: desk,
  };
});
afterAll(() => employment.close());

async function ask(document: string, variables: object, viewer: Viewer) {
  const { data, errors } = await employment.query(document, { ...variables }, viewer);
  expect(errors).toEqual([]);
  return data;
}

const person = `person { id state mergedIds overlappingEnrolments { validFrom validTo } }`;

async function enter(facts: object, viewer: Viewer) {
  const { enterPersonRecord } = await ask(
    `mutation ($input: EnterPersonRecordInput!) { enterPersonRecord(input: $input) {
      personRecord { id version ${person} } errors { ... on UserError { code } } } }`,
    { input: { facts } },
    viewer,
  );
  expect(enterPersonRecord.errors).toEqual([]);
  return enterPersonRecord.personRecord;
}

const caseFields = `id state merged score version evidence { kind weight } holders { id }
  records { id } decisions { verdict round organisation { id } }`;

async function casesOf(id: string, viewer: Viewer) {
  const { personRecord } = await ask(
    `query ($id: ID!) { personRecord(id: $id) { duplicateCases { ${caseFields} } } }`,
    { id },
    viewer,
  );
  return personRecord.duplicateCases;
}

async function decide(found: { id: string; version: number }, verdict: string, viewer: Viewer) {
  const { decideDuplicate } = await ask(
    `mutation ($input: DecideDuplicateInput!) { decideDuplicate(input: $input) {
      duplicateCase { ${caseFields} } errors { ... on UserError { code } } } }`,
    { input: { duplicateCaseId: found.id, version: found.version, verdict } },
    viewer,
  );
  return decideDuplicate;
}

async function reopen(found: { id: string; version: number }, viewer: Viewer) {
  const { reopenDuplicateCase } = await ask(
    `mutation ($input: ReopenDuplicateCaseInput!) { reopenDuplicateCase(input: $input) {
      duplicateCase { ${caseFields} } errors { ... on UserError { code } } } }`,
    { input: { duplicateCaseId: found.id, version: found.version } },
    viewer,
  );
  return reopenDuplicateCase;
}

async function personOf(id: string, viewer: Viewer) {
  const { personRecord } = await ask(
    `query ($id: ID!) { personRecord(id: $id) { ${person} moves { from to }
      history { recordedAt } identifiers { type state } } }`,
    { id },
    viewer,
  );
  return personRecord;
}

const addIdentifier = `mutation ($input: AddIdentifierInput!) { addIdentifier(input: $input) {
  personIdentifier { id } errors { ... on UserError { code } } } }`;

const enrol = `mutation ($input: EnrolPersonInput!) { enrolPerson(input: $input) {
  enrolment { id } errors { ... on UserError { code } } } }`;

describe('a man known under two spellings', () => {
  it('is matched, decided by two, counted once, given his final code, and split with both histories', async () => {
    const known = await enter(
      {
        givenName: 'Mohamed',
        familyName: 'El Mansouri',
        birthDate: '1988-04-17',
        sex: 'MALE',
        citizenshipCodes: ['436'],
        residenceCode: '028060',
      },
      comunePadova,
    );
    const facts = {
      givenName: 'Muhammad',
      familyName: 'Mansuri',
      birthDate: '1988-04-17',
      sex: 'MALE',
      citizenshipCodes: ['436'],
    };
    const identifiers = [{ type: 'CODICE_FISCALE_PROVISIONAL', value: '07643520567' }];
    const { matchPerson } = await ask(
      `query ($input: MatchPersonInput!) { matchPerson(input: $input) { candidates {
        score verdict holder { id } personRecord { id } evidence { kind } } errors { ... on UserError { code } } } }`,
      { input: { facts, identifiers } },
      caseWorkerPadova,
    );
    expect(matchPerson).toMatchObject({
      errors: [],
      candidates: [
        { verdict: 'MATCH', holder: { id: comunePadova.organisation }, personRecord: null },
      ],
    });

    const arrived = await enter(facts, caseWorkerPadova);
    const added = { personRecordId: arrived.id, identifier: identifiers[0] };
    await ask(addIdentifier, { input: added }, caseWorkerPadova);
    const [found] = await casesOf(arrived.id, caseWorkerPadova);
    expect(found).toMatchObject({
      state: 'OPEN',
      merged: false,
      holders: [{ id: comunePadova.organisation }, { id: caseWorkerPadova.organisation }],
      records: [{ id: arrived.id }],
    });
    expect(await casesOf(known.id, comunePadova)).toMatchObject([
      { id: found.id, records: [{ id: known.id }] },
    ]);

    const first = await decide(found, 'SAME', caseWorkerPadova);
    expect(first.duplicateCase).toMatchObject({ state: 'OPEN', merged: false });
    expect((await personOf(arrived.id, caseWorkerPadova)).person.id).toBe(arrived.person.id);
    const both = await decide(first.duplicateCase, 'SAME', comunePadova);
    expect(both.duplicateCase).toMatchObject({ state: 'CONFIRMED', merged: true });

    const one = await personOf(arrived.id, caseWorkerPadova);
    expect(one.person).toMatchObject({ id: known.person.id, mergedIds: [arrived.person.id] });
    expect(one.moves).toEqual([{ from: arrived.person.id, to: known.person.id }]);
    for (const id of [known.person.id, arrived.person.id]) {
      const { person: answered } = await ask(
        'query ($id: ID!) { person(id: $id) { id records { id } } }',
        { id },
        caseWorkerPadova,
      );
      expect(answered).toEqual({ id: known.person.id, records: [{ id: arrived.id }] });
    }

    const final = { type: 'CODICE_FISCALE', value: 'MLLSNT82P65Z404U' };
    await ask(
      addIdentifier,
      { input: { personRecordId: arrived.id, identifier: final } },
      caseWorkerPadova,
    );
    expect((await personOf(arrived.id, caseWorkerPadova)).identifiers).toEqual([
      { type: 'CODICE_FISCALE_PROVISIONAL', state: 'SUPERSEDED' },
      { type: 'CODICE_FISCALE', state: 'DECLARED' },
    ]);

    const reopened = await reopen(both.duplicateCase, comunePadova);
    expect(reopened.duplicateCase).toMatchObject({ state: 'REOPENED', merged: true });
    const doubted = await decide(reopened.duplicateCase, 'DIFFERENT', comunePadova);
    expect(doubted.duplicateCase).toMatchObject({ state: 'REOPENED', merged: true });
    const split = await decide(doubted.duplicateCase, 'DIFFERENT', caseWorkerPadova);
    expect(split.duplicateCase).toMatchObject({ state: 'REJECTED', merged: false });
    expect(split.duplicateCase.decisions).toHaveLength(4);

    const his = await personOf(arrived.id, caseWorkerPadova);
    expect(his.person).toMatchObject({ id: arrived.person.id, mergedIds: [] });
    expect(his.moves).toHaveLength(2);
    expect(his.history).toHaveLength(1);
    expect(his.identifiers).toHaveLength(2);
    const others = await personOf(known.id, comunePadova);
    expect(others.person).toMatchObject({ id: known.person.id, mergedIds: [] });
    expect(others.moves).toEqual([]);
  });
});

const woman = (name: string, day: string) => ({
  givenName: name,
  familyName: 'Kovalenko',
  birthDate: `1990-05-${day}`,
  sex: 'FEMALE',
  citizenshipCodes: ['243'],
});

describe('a case', () => {
  it('is opened on every way of writing: entering, correcting, adding a number', async () => {
    const one = await enter(woman('Oksana', '02'), comunePadova);
    const other = await enter(woman('Oxana', '02'), caseWorkerPadova);
    expect(await casesOf(other.id, caseWorkerPadova)).toHaveLength(1);
    const far = await enter({ ...woman('Ludmila', '03'), citizenshipCodes: [] }, caseWorkerPadova);
    expect(await casesOf(far.id, caseWorkerPadova)).toEqual([]);
    await ask(
      `mutation ($input: CorrectPersonRecordInput!) { correctPersonRecord(input: $input) {
        personRecord { id } errors { ... on UserError { code } } } }`,
      { input: { personRecordId: far.id, version: 1, facts: woman('Oksana', '02') } },
      caseWorkerPadova,
    );
    expect(await casesOf(far.id, caseWorkerPadova)).toHaveLength(2);
    const passport = { type: 'PASSPORT', value: 'FA123456' };
    const [a, b] = [
      await enter({ ...woman('Halyna', '09'), birthDate: null }, comunePadova),
      await enter({ givenName: 'Galina', familyName: 'Kowalenko' }, caseWorkerPadova),
    ];
    const add = async (personRecordId: string, viewer: Viewer) => {
      const input = { personRecordId, identifier: passport };
      const { addIdentifier: added } = await ask(addIdentifier, { input }, viewer);
      expect(added.errors).toEqual([]);
    };
    await add(a.id, comunePadova);
    expect(await casesOf(b.id, caseWorkerPadova)).toEqual([]);
    await add(b.id, caseWorkerPadova);
    expect(await casesOf(b.id, caseWorkerPadova)).toMatchObject([{ state: 'OPEN' }]);
    expect(one.person.id).not.toBe(other.person.id);
  });

  it('is not opened for twins, nor for a father and a son of one name', async () => {
    const twin = { familyName: 'Hoxha', birthDate: '1999-02-03', citizenshipCodes: ['201'] };
    await enter({ ...twin, givenName: 'Arben', sex: 'MALE' }, comunePadova);
    const sister = await enter({ ...twin, givenName: 'Mirela', sex: 'FEMALE' }, caseWorkerPadova);
    const father = {
      givenName: 'Said',
      familyName: 'Tazi',
      sex: 'MALE',
      citizenshipCodes: ['436'],
    };
    await enter({ ...father, birthDate: '1961-07-08' }, comunePadova);
    const son = await enter({ ...father, birthDate: '1990-11-21' }, caseWorkerPadova);
    expect(await casesOf(sister.id, caseWorkerPadova)).toEqual([]);
    expect(await casesOf(son.id, caseWorkerPadova)).toEqual([]);
  });

  it('takes two people, one of each holder, or a data steward', async () => {
    await enter(woman('Svitlana', '12'), comunePadova);
    const { id } = await enter(woman('Svetlana', '12'), caseWorkerPadova);
    const [found] = await casesOf(id, caseWorkerPadova);
    const { duplicateCase } = await decide(found, 'SAME', caseWorkerPadova);
    const codes = async (viewer: Viewer, version = duplicateCase.version) =>
      (await decide({ id: found.id, version }, 'SAME', viewer)).errors.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes(caseWorkerPadova)).toEqual(['DUPLICATE_DECIDED_BY_YOU']);
    expect(await codes(second)).toEqual(['DUPLICATE_NEEDS_OTHER_HOLDER']);
    expect(await codes(comunePadova, 1)).toEqual(['DUPLICATE_CASE_CHANGED']);
    expect(await codes(caseWorkerTreviso)).toEqual(['DUPLICATE_CASE_NOT_FOUND']);
    expect(await codes(steward)).toEqual([]);
    expect(await codes(comunePadova, duplicateCase.version + 1)).toEqual([
      'DUPLICATE_CASE_STATE_FORBIDS',
    ]);
  });

  it('is deferred by two who differ, or one who cannot say', async () => {
    await enter(woman('Tetiana', '21'), comunePadova);
    const { id } = await enter(woman('Tatiana', '21'), caseWorkerPadova);
    const [found] = await casesOf(id, caseWorkerPadova);
    const { duplicateCase: doubted } = await decide(found, 'UNSURE', caseWorkerPadova);
    expect(doubted).toMatchObject({ state: 'DEFERRED', merged: false });
    const { duplicateCase: reopened } = await reopen(doubted, comunePadova);
    const { duplicateCase: first } = await decide(reopened, 'SAME', comunePadova);
    const { duplicateCase: differing } = await decide(first, 'DIFFERENT', caseWorkerPadova);
    expect(differing).toMatchObject({ state: 'DEFERRED', merged: false });
  });

  it('merged lets overlapping enrolments stand, and shows that they overlap', async () => {
    const one = await enter(woman('Iryna', '27'), comunePadova);
    const two = await enter(woman('Irina', '27'), caseWorkerPadova);
    const enrolIn = (personRecordId: string, accessPointId: string, viewer: Viewer, day: string) =>
      ask(
        enrol,
        { input: { personRecordId, accessPointId, workPackage: 'WP2', enrolledOn: day } },
        viewer,
      );
    await enrolIn(one.id, comunePadova.accessPoint ?? '', comunePadova, '2026-02-01');
    await enrolIn(two.id, cpiPadova, caseWorkerPadova, '2026-03-01');
    const [found] = await casesOf(two.id, caseWorkerPadova);
    const { duplicateCase } = await decide(found, 'SAME', caseWorkerPadova);
    await decide(duplicateCase, 'SAME', comunePadova);
    const { person: merged } = await ask(
      `query ($id: ID!) { person(id: $id) { enrolments { totalCount }
        overlappingEnrolments { validFrom validTo first { enrolledOn } second { enrolledOn } } } }`,
      { id: one.person.id },
      steward,
    );
    expect(merged).toEqual({
      enrolments: { totalCount: 2 },
      overlappingEnrolments: [
        {
          validFrom: '2026-03-01',
          validTo: null,
          first: { enrolledOn: '2026-02-01' },
          second: { enrolledOn: '2026-03-01' },
        },
      ],
    });
  });
});

describe('asking for somebody', () => {
  const document = `query ($input: MatchPersonInput!) { matchPerson(input: $input) {
    ruleVersion candidates { score } errors { ... on UserError { code path } } } }`;

  it('finds nobody where nobody is alike, and says what is wrong with a question', async () => {
    const nobody = { facts: { familyName: 'Quispe', birthDate: '1970-08-09' } };
    const { matchPerson } = await ask(document, { input: nobody }, caseWorkerPadova);
    expect(matchPerson).toEqual({ ruleVersion: '2026-1', candidates: [], errors: [] });
    const empty = await ask(document, { input: { facts: {} } }, caseWorkerPadova);
    expect(empty.matchPerson.errors).toEqual([
      { code: 'NAME_MISSING', path: ['input', 'facts', 'familyName'] },
    ]);
    const wrong = { facts: {}, identifiers: [{ type: 'CODICE_FISCALE', value: 'X' }] };
    const refused = await ask(document, { input: wrong }, caseWorkerPadova);
    expect(refused.matchPerson.errors).toEqual([
      { code: 'CODICE_FISCALE_MALFORMED', path: ['input', 'identifiers', 'value'] },
    ]);
  });

  it('is limited for whoever asks for one after another, and needs its scope', async () => {
    const eager: Viewer = { ...caseWorkerPadova, subject: 'eager' };
    const input = { facts: { familyName: 'Quispe' } };
    for (let asked = 0; asked < 60; asked += 1) await ask(document, { input }, eager);
    const { errors } = await employment.query(document, { input }, eager);
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
    const scopes = eager.scopes.filter((scope) => scope !== 'person:match');
    const refused = await employment.query(document, { input }, { ...eager, scopes });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });
});
