import postgres from 'postgres';
import { domains } from '#schema/domains.ts';
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
  receipts { domain erasedAt erased { table rows } remains { table rows why legalBasis until confidence } }
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

/** Every value of every column that is text or bytes, of all three databases, in which a text stands. */
export async function searchAll(graph: WholeGraph, texts: readonly string[]): Promise<string[]> {
  const hits: string[] = [];
  const wanted = texts.map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  for (const domain of domains) {
    const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
    const columns = await sql<{ table: string; column: string; type: string }[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and format_type(a.atttypid, null) in ('text', 'text[]', 'bytea', 'json', 'jsonb')`;
    for (const { table, column, type } of columns) {
      const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const [row] = await sql.unsafe(`select 1 from "${table}" where ${text} ~* $1 limit 1`, [
        wanted,
      ]);
      if (row) hits.push(`${domain}.${table}.${column}`);
    }
    await sql.end();
  }
  return hits;
}

export async function asSuperuser<T>(
  graph: WholeGraph,
  domain: (typeof domains)[number],
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(graph.databases[domain].superuserUrl, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
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

/** She comes to a meeting and answers a survey, as the Comune di Treviso writes it down. */
export async function meet(
  graph: WholeGraph,
  record: Told,
): Promise<{ participation: string; response: string }> {
  const treviso = tellAs(graph, 'community-comune-treviso');
  const lead = tellAs(graph, 'association-lead');
  const { data } = await lead.read(
    '{ microInterventions(first: 100, filter: { state: [RUNNING] }) { nodes { id organisation { id } } } }',
  );
  const organiser = referenceId('organisation', 'association-01');
  const own = data.microInterventions.nodes.find(
    (node: { organisation: { id: string } | null }) => node.organisation?.id === organiser,
  );
  const participation = await lead.begin('recordParticipation', 'Participation', {
    ...{ microInterventionId: own.id, personRecordId: record.id, occurredOn: today },
    externalRef: `${words.ref}P${record.id.slice(-4)}`,
  });
  const texts = (text: string) => ({ texts: [{ languageCode: 'ita', text }] });
  const instrument = await treviso.begin('openSurveyInstrument', 'SurveyInstrument', {
    ...{
      code: `CANARY-${record.id.slice(-6).toUpperCase()}`,
      title: texts('Utile?'),
      purpose: texts('Misura'),
    },
    openedOn: '2026-02-02',
  });
  const question = {
    code: 'words',
    kind: 'TEXT',
    texts: texts('Altro?').texts,
    required: true,
    options: [],
  };
  const version = await treviso.begin('addSurveyVersion', 'SurveyVersion', {
    ...{ surveyInstrumentId: instrument.id, questions: [question], openedOn: '2026-02-02' },
  });
  await treviso.advance(version, [['PUBLISH', '2026-02-10']]);
  const response = await treviso.begin('collectSurveyResponse', 'SurveyResponse', {
    ...{ surveyVersionId: version.id, languageCode: 'ita', personRecordId: record.id },
    answers: [{ questionCode: 'words', words: words.inSurvey }],
    externalRef: `${words.ref}R`,
  });
  return { participation: participation.id, response: response.id };
}
