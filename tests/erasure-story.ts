import { dateInItaly } from '#shared/clock.ts';
import { referenceId } from '#shared/reference-id.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// Somebody whom two partners know, and who came to an association: all that is written down of her.

export const atCpi = 'case-worker-padova';
export const atSportello = 'sportello-padova';

/** Found nowhere else: not in code lists, not in the sample. */
export const words = {
  givenName: 'Xzarifa',
  familyName: 'Qwertanovska',
  passport: 'QX7719203',
  phone: '+393339990915',
  ref: 'MYREF-XZARIFA-1',
  service: 'Looks for Xylopharm training',
  inSurvey: 'I am Xzarifa and it was xkindly done',
  document: 'Letter of Xzarifa.pdf',
};

const today = dateInItaly(new Date());
const padova = '028060';

export async function enter(
  graph: WholeGraph,
  identity: typeof atCpi | typeof atSportello,
  n = '',
) {
  const teller = tellAs(graph, identity);
  return teller.begin('enterPersonRecord', 'PersonRecord', {
    ...(n !== '-S' && { externalRef: `${words.ref}${n}` }),
    facts: {
      givenName: words.givenName,
      familyName: words.familyName,
      birthDate: '1991-04-03',
      sex: 'FEMALE',
      citizenshipCodes: ['436'],
      residenceCode: padova,
      phone: words.phone,
    },
  });
}

export async function agree(graph: WholeGraph, record: Told, purpose = 'OPTIONAL_SHARING') {
  return tellAs(graph, atCpi).begin('recordConsent', 'Consent', {
    personRecordId: record.id,
    purpose,
    textVersion: '2026-1',
    language: 'it',
    toldIn: 'ary',
    channel: 'SPOKEN',
    givenBy: 'PERSON',
    givenOn: '2025-09-15',
  });
}

/** A request to be erased, as far as it is in progress. */
export async function askToBeErased(
  graph: WholeGraph,
  record: Told,
  by: typeof atCpi | typeof atSportello = atCpi,
) {
  const teller = tellAs(graph, by);
  const request = await teller.begin('receiveDataSubjectRequest', 'DataSubjectRequest', {
    personRecordId: record.id,
    kind: 'ERASE',
    receivedOn: '2026-11-01',
  });
  return teller.advance(request, [
    ['CHECK_IDENTITY', '2026-11-02'],
    ['BEGIN', '2026-11-03'],
  ]);
}

const shown = `id state version decidedAt ground missingReceipts holds { id reason }
  receipts { domain erasedAt erased { table rows } remains { table rows why legalBasis endsOn confidence } }
  steps { act state } personRecord { state givenName familyName birthDate version }
  dataSubjectRequest { state reason }`;

export async function readErasure(graph: WholeGraph, id: string, as = atCpi as 'data-steward') {
  const { data, errors } = await graph.query(
    `query ($id: ID!) { erasure(id: $id) { ${shown} } }`,
    { id },
    as,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.erasure;
}

export async function change(
  graph: WholeGraph,
  name: string,
  input: object,
  as: Parameters<WholeGraph['query']>[2] = atCpi,
  headers: Record<string, string> = {},
) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const selections: Record<string, string> = {
    requestPersonErasure: 'erasures { id state version personRecord { id } }',
    placeLegalHold: 'legalHold { id inForce version }',
    liftLegalHold: 'legalHold { id inForce liftedOn version }',
    withdrawConsent: 'consent { id state }',
    enterPersonRecord: 'personRecord { id }',
  };
  const { data, errors } = await graph.query(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      ${selections[name] ?? 'erasure { id state version }'} errors { ... on UserError { code } } } }`,
    { input },
    as,
    headers,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** What a partner and an association write down of her, on top of who she is. */
export async function writeDown(graph: WholeGraph, record: Told, n = ''): Promise<void> {
  const cpi = tellAs(graph, atCpi);
  const about = { personRecordId: record.id };
  const accessPointId = referenceId('access_point', 'CPI-PD-08');
  await cpi.begin('addIdentifier', 'PersonIdentifier', {
    ...about,
    identifier: { type: 'PASSPORT', value: `${words.passport}${n.length}` },
  });
  await agree(graph, record);
  await cpi.begin('enrolPerson', 'Enrolment', {
    ...about,
    ...{
      accessPointId,
      workPackage: 'WP2',
      enrolledOn: '2025-10-01',
      externalRef: `${words.ref}E${n}`,
    },
  });
  await cpi.begin('recordServiceEvent', 'ServiceEvent', {
    ...about,
    ...{
      accessPointId,
      kind: 'INFORMATION',
      mode: 'IN_PERSON',
      minutes: 30,
      occurredOn: '2025-10-02',
    },
  });
  const plan = await cpi.begin('openIndividualPlan', 'IndividualPlan', {
    ...about,
    ...{ accessPointId, openedOn: '2025-10-03', reviewDueOn: '2026-12-30' },
  });
  await cpi.goOn(plan, 'addPlanGoal', { area: 'WORK', words: words.service, dueOn: '2026-12-30' });
  await cpi.begin('sendReferral', 'Referral', {
    ...about,
    ...{ accessPointId, receiverId: referenceId('organisation', 'comune-padova'), need: 'WORK' },
    ...{ urgency: 'ORDINARY', requestedService: words.service, sharedFacts: ['NAMES', 'CONTACTS'] },
    ...{ sharedCases: [], sentOn: today, expiresOn: '2126-01-31' },
  });
}
