import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { agreesToSharing, asked, deskTreviso, type Sent, sinceThen } from './memorandum-facts.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

/** What somebody is told who may not do a thing, in Italian. */
export async function askInVain(
  graph: WholeGraph,
  identity: SampleIdentityName,
  mutation: string,
  input: object,
) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data } = await graph.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) {
      errors { ... on UserError { code message path } } } }`,
    { input },
    identity,
    { 'accept-language': 'it' },
  );
  return data[mutation].errors;
}

/** Fields of a memorandum, for whoever asks; without anybody, for all. */
export async function readMemorandum(
  graph: WholeGraph,
  id: string,
  fields: string,
  identity?: SampleIdentityName,
) {
  const asking = `query ($id: ID!) { memorandum(id: $id) { ${fields} } }`;
  const { data } = await graph.query(asking, { id }, identity);
  return data.memorandum;
}

const names = ['Amina', 'Bilal', 'Chiara', 'Dusan', 'Elira'];

/** Five people agree, and are sent: fewer are not shown. */
export async function sendFive(graph: WholeGraph, { by, receiverId, on }: Sent): Promise<Told[]> {
  const sender = tellAs(graph, by.identity);
  const { accessPointId } = by;
  const sent: Told[] = [];
  for (const givenName of names) {
    const facts = { givenName, familyName: 'Invio', residenceCode: '028060' };
    const record = await sender.begin('enterPersonRecord', 'PersonRecord', {
      accessPointId,
      facts,
    });
    const personRecordId = record.id;
    const agreement = { personRecordId, ...agreesToSharing, givenOn: on };
    await sender.begin('recordConsent', 'Consent', agreement);
    const referral = { personRecordId, accessPointId, receiverId, ...asked, sentOn: on };
    sent.push(await sender.begin('sendReferral', 'Referral', referral));
  }
  return sent;
}

/** By the desk of Treviso. */
export async function acceptAtDesk(graph: WholeGraph, sent: Told): Promise<Told> {
  const desk = tellAs(graph, 'case-worker-treviso');
  const received = await desk.advance(sent, [['RECEIVE', sinceThen]]);
  const accepting = { accessPointId: deskTreviso, happenedOn: sinceThen };
  return desk.goOn(received, 'acceptReferral', accepting);
}

export type Tally = {
  quarterStartsOn: string;
  sent: number | null;
  accepted: number | null;
  isAfter: boolean;
};

/** The referrals between the signatories of a memorandum, as the dashboard shows them. */
export async function readReferrals(graph: WholeGraph, id: string): Promise<Tally[]> {
  const { data } = await tellAs(graph, 'dashboard').read(
    `query ($id: ID!) { memorandum(id: $id) {
      referrals { quarterStartsOn sent accepted isAfter } } }`,
    { id },
  );
  return data.memorandum.referrals;
}

/** In which quarters there are more, or fewer, than there were, and by how many. */
export function growthOf(before: readonly Tally[], after: readonly Tally[]) {
  return after
    .map(({ quarterStartsOn, sent, accepted }, number) => ({
      quarterStartsOn,
      sent: (sent ?? 0) - (before[number]?.sent ?? 0),
      accepted: (accepted ?? 0) - (before[number]?.accepted ?? 0),
    }))
    .filter(({ sent, accepted }) => sent !== 0 || accepted !== 0);
}
