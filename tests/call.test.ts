import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SampleIdentityName } from '#shared/identity/sample-identities.ts';
import { referenceId } from '#shared/reference-id.ts';
import {
  applicants,
  called,
  evaluators,
  funded,
  group,
  organisation,
  paidFor,
  proposed,
  reserve,
  whoCame,
} from './call-facts.ts';
import { askInVain } from './memorandum-steps.ts';
import { openProgramme } from './programme.ts';
import { type Teller, type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

// The Regione calls for proposals; twelve come in, from associations and from groups that partners act for.
// From the draft of the call to the balance of a grant, over half a year. Each test is a chapter that goes on
// from the one before.

let graph: WholeGraph;
let regione: Teller;
let now = new Date('2026-02-02T09:00:00Z');

let call: Told;
const proposals = new Map<string, Told>();
const evaluations = new Map<string, Told>();
let grant: Told;

beforeAll(async () => {
  graph = await openProgramme(() => now);
  regione = tellAs(graph, 'coordinator');
}, 300_000);
afterAll(() => graph.close());

const comes = (day: string, time = '09:00:00') => {
  now = new Date(`${day}T${time}Z`);
};

function get<Value>(all: Map<string, Value>, name: string): Value {
  const found = all.get(name);
  if (!found) throw new Error(`Nothing is told of ${name}`);
  return found;
}

/** What happens to a proposal, by whoever does it. */
async function goOn(name: string, by: SampleIdentityName, mutation: string, input: object) {
  const teller = tellAs(graph, by);
  const known = await teller.again(get(proposals, name));
  proposals.set(name, await teller.goOn(known, mutation, input));
}

const byOf = (name: string) => applicants.find((each) => each.name === name)?.by ?? 'coordinator';

/** What somebody reads of the call, or of a proposal. */
async function ofCall(fields: string, identity: SampleIdentityName = 'coordinator') {
  const query = `query ($id: ID!) { call(id: $id) { ${fields} } }`;
  return (await tellAs(graph, identity).read(query, { id: call.id })).data.call;
}

async function ofProposal(name: string, fields: string, identity = byOf(name)) {
  const query = `query ($id: ID!) { proposal(id: $id) { ${fields} } }`;
  const { id } = get(proposals, name);
  return (await tellAs(graph, identity).read(query, { id })).data.proposal;
}

const recording = `mutation ($input: RecordParticipationInput!) {
  recordParticipation(input: $input) { errors { ... on UserError { code path } } } }`;

const nameOf = ({ association }: { association: { name: string } }) => association.name;

describe('a call for proposals', () => {
  it('is drafted, and public in the language of whoever reads it once it is approved', async () => {
    comes('2026-03-16');
    call = await regione.begin('draftCall', 'Call', called);
    const read = async (languageCodes: string[]) => {
      const query = `query ($id: ID!, $languageCodes: [String!]) { call(id: $id) {
        title(languageCodes: $languageCodes) { text languageCode isFallback } } }`;
      return (await graph.query(query, { id: call.id, languageCodes })).data.call;
    };
    expect(await read(['ara'])).toBeNull();
    call = await regione.advance(call, [
      ['APPROVE', '2026-03-09'],
      ['OPEN', '2026-03-16'],
    ]);
    const arabic = { text: 'جيران', languageCode: 'ara', isFallback: false };
    expect(await read(['ara'])).toEqual({ title: arabic });
    const italian = { text: 'Vicini di casa', languageCode: 'ita', isFallback: true };
    expect(await read(['ukr'])).toEqual({ title: italian });
  });

  it('gets twelve proposals, also of groups that no register knows', async () => {
    for (const { name, by } of applicants) {
      comes('2026-04-02');
      const associationId = await associationOf(name, by);
      const partnerIds = applicants
        .filter((each) => each.name === name)
        .flatMap(({ partners = [] }) => partners.map(organisation));
      const draft = { callId: call.id, associationId, partnerIds, ...proposed(name) };
      proposals.set(name, await tellAs(graph, by).begin('draftProposal', 'Proposal', draft));
    }
    for (const { name, by, day } of applicants) {
      comes(`2026-04-${String(day).padStart(2, '0')}`);
      await goOn(name, by, 'submitProposal', {});
    }
    const { proposals: submitted } = await ofCall('proposals { totalCount }');
    expect(submitted.totalCount).toBe(12);
    const own = await ofCall('proposals { nodes { association { name } } }', 'association-lead');
    expect(own.proposals.nodes.map(nameOf)).toEqual(['Ponti sul Sile']);
  });

  it('asks for what is missing, admits, and says why it does not', async () => {
    comes('2026-05-04');
    call = await regione.advance(await regione.again(call), [['CLOSE', '2026-05-04']]);
    const note = 'Manca la firma di chi guida il gruppo.';
    const asked = { note, dueOn: '2026-05-20', happenedOn: '2026-05-04' };
    await goOn('Voci di Arcella', 'coordinator', 'requestIntegration', asked);
    expect(await ofProposal('Voci di Arcella', 'state admissionNote integrationDueOn')).toEqual({
      ...{ state: 'INTEGRATION_REQUESTED', admissionNote: note, integrationDueOn: '2026-05-20' },
    });
    comes('2026-05-11');
    await goOn('Voci di Arcella', 'contact-comune-padova', 'integrateProposal', {});
    const start = { callId: call.id, version: call.version, act: 'START_EVALUATION' };
    const early = { ...start, happenedOn: '2026-05-11' };
    expect(await askInVain(graph, 'coordinator', 'advanceCall', early)).toEqual([
      expect.objectContaining({ code: 'PROPOSALS_PENDING' }),
    ]);
    for (const { name } of applicants.filter((each) => each.scores)) {
      const admitted = { migrantLedConfirmed: true, happenedOn: '2026-05-11' };
      await goOn(name, 'coordinator', 'admitProposal', admitted);
    }
    const excluded = {
      note: 'Chi decide nel gruppo non è una persona migrante.',
      happenedOn: '2026-05-11',
    };
    await goOn('Circolo di Canizzano', 'coordinator', 'excludeProposal', excluded);
    comes('2026-05-18');
    call = await regione.advance(await regione.again(call), [['START_EVALUATION', '2026-05-18']]);
  });

  it('is evaluated by those who have no stake in what they score', async () => {
    comes('2026-05-25');
    for (const { name } of applicants.filter((each) => each.scores)) {
      const { id: proposalId } = get(proposals, name);
      for (const [evaluatorSubject, key] of evaluators) {
        const assigned = {
          proposalId,
          evaluatorOrganisationId: organisation(key),
          evaluatorSubject,
        };
        // The Comune di Venezia takes part in it.
        if (name === 'Donne di Mortise' && key === 'comune-venezia') {
          expect(await askInVain(graph, 'coordinator', 'assignEvaluation', assigned)).toEqual([
            expect.objectContaining({ code: 'EVALUATOR_HAS_CONFLICT' }),
          ]);
          continue;
        }
        const told = await regione.begin('assignEvaluation', 'Evaluation', assigned);
        evaluations.set(`${name}, ${evaluatorSubject}`, told);
      }
    }
    const conflicted = 'Giovani di Fiera, evaluator-unipd';
    const declared = { kind: 'FAMILY', happenedOn: '2026-05-25' };
    const unipd = tellAs(graph, 'evaluator-unipd');
    const conflict = await unipd.goOn(get(evaluations, conflicted), 'declareConflict', declared);
    evaluations.set(conflicted, conflict);
    const scoring = { evaluationId: conflict.id, version: conflict.version, ...sheet([5, 5, 5]) };
    expect(await askInVain(graph, 'evaluator-unipd', 'submitEvaluation', scoring)).toEqual([
      expect.objectContaining({ code: 'CASE_STATE_FORBIDS' }),
    ]);
    for (const [key, evaluation] of evaluations) {
      if (key === conflicted) continue;
      const [name, evaluator] = key.split(', ') as [string, SampleIdentityName];
      const scores = applicants.find((each) => each.name === name)?.scores ?? [0, 0, 0];
      // One of the three is far from the others, and comes to agree with them.
      const given: [number, number, number] =
        key === 'Mamme di Selvana, evaluator-regione' ? [0, 3, 3] : scores;
      const submitted = await tellAs(graph, evaluator).goOn(
        evaluation,
        'submitEvaluation',
        sheet(given),
      );
      evaluations.set(key, submitted);
    }
    const { scores } = sheet([3, 3, 3]);
    const agreed = { scores, reason: 'Il punteggio era di un’altra proposta.' };
    const apart = get(evaluations, 'Mamme di Selvana, evaluator-regione');
    const moderation = { ...agreed, happenedOn: '2026-05-25' };
    expect(await regione.goOn(apart, 'moderateEvaluation', moderation)).toMatchObject({
      state: 'MODERATED',
    });
  });

  it('is ranked, a tie broken by the earlier submission, and ranks the same once more', async () => {
    comes('2026-06-22');
    const again = await regione.again(call);
    call = await regione.goOn(again, 'rankCall', { happenedOn: '2026-06-22' });
    const { ranking } = await ofCall(
      'ranking { holds places { rank score tieBrokenBy proposal { association { name } } } }',
    );
    expect(ranking.holds).toBe(true);
    const places: { rank: number; proposal: { association: { name: string } } }[] = ranking.places;
    expect(places.map(({ rank, proposal }) => [rank, nameOf(proposal)])).toEqual(
      applicants.slice(0, 11).map(({ name }, index) => [index + 1, name]),
    );
    expect(ranking.places.slice(0, 4)).toMatchObject([
      { score: '100.0000', tieBrokenBy: null },
      { score: '87.0000', tieBrokenBy: null },
      { score: '87.0000', tieBrokenBy: 'SUBMITTED_AT' },
      { score: '80.0000', tieBrokenBy: null },
    ]);
  });

  it('funds what its budget is enough for, and keeps the others in reserve', async () => {
    comes('2026-06-29');
    const again = await regione.again(call);
    call = await regione.goOn(again, 'awardCall', { happenedOn: '2026-06-29' });
    const inState = async (state: string) => {
      const { proposals: found } = await ofCall(
        `proposals(first: 20, filter: { state: [${state}] }) { nodes { rank association { name } } }`,
      );
      return found.nodes
        .toSorted((a: { rank: number }, b: { rank: number }) => a.rank - b.rank)
        .map(nameOf);
    };
    expect(await inState('FUNDED')).toEqual(funded);
    expect(await inState('RESERVE_LIST')).toEqual(reserve);
    expect(await inState('REJECTED')).toEqual(['Amici di Guizza']);
  });

  it('tells who was rejected, and who was excluded, why', async () => {
    const fields = `score rank explanation { outcome text score threshold belowThresholdBy rank ranked
      criteria { criterion { code } meanScore points } comments }`;
    const rejected = await ofProposal('Amici di Guizza', fields);
    expect(rejected.explanation).toMatchObject({
      ...{ outcome: 'BELOW_THRESHOLD', score: '47.0000', threshold: '60.0000' },
      ...{ belowThresholdBy: '13.0000', rank: 11, ranked: 11 },
      criteria: [
        { criterion: { code: 'LEAD' }, meanScore: '2.0000', points: '16.0000' },
        { criterion: { code: 'NEED' }, meanScore: '3.0000', points: '21.0000' },
        { criterion: { code: 'MEANS' }, meanScore: '2.0000', points: '10.0000' },
      ],
      comments: ['Coerente.', 'Coerente.', 'Coerente.'],
    });
    expect(rejected.explanation.text).toMatch(/47/);
    const { explanation } = await ofProposal('Circolo di Canizzano', fields);
    expect(explanation).toMatchObject({ outcome: 'EXCLUDED', score: null, criteria: [] });
    expect(explanation.text).toContain('Chi decide nel gruppo');
    const { id } = get(proposals, 'Amici di Guizza');
    const { data } = await graph.query(
      'query ($id: ID!) { proposal(id: $id) { id } }',
      { id },
      'association-lead',
    );
    expect(data.proposal).toBeNull();
  });

  it('moves the first in reserve up when one that was funded withdraws', async () => {
    comes('2026-07-06');
    await goOn('Radici e Rotte', 'association-lead-verona', 'withdrawProposal', {
      happenedOn: '2026-07-06',
    });
    const again = await regione.again(call);
    const moving = { callId: again.id, version: again.version, happenedOn: '2026-07-06' };
    const [first = ''] = reserve;
    const up = await regione.begin('moveUpReserve', 'Proposal', moving);
    expect(up).toMatchObject({ id: get(proposals, first).id, state: 'FUNDED' });
    const after = await regione.again(call);
    const vain = { callId: after.id, version: after.version, happenedOn: '2026-07-06' };
    expect(await askInVain(graph, 'coordinator', 'moveUpReserve', vain)).toEqual([
      expect.objectContaining({ code: 'NOTHING_FITS' }),
    ]);
  });

  it('pays a grant in advance, and the balance for what was spent', async () => {
    comes('2026-11-23');
    const read = await ofProposal(
      'Ponti sul Sile',
      'grant { id version state amount instalments { kind } }',
    );
    expect(read.grant).toMatchObject({ state: 'OFFERED', amount: '8000.00' });
    grant = { type: 'Grant', ...read.grant };
    const lead = tellAs(graph, 'association-lead');
    const accepted = { deMinimisAid: '12000.00', happenedOn: '2026-07-08' };
    grant = await lead.goOn(grant, 'acceptGrant', accepted);
    grant = await regione.goOn(grant, 'contractGrant', {
      ...{ cup: 'H79J26000010009', advanceDueOn: '2026-08-31', balanceDueOn: '2027-06-30' },
      happenedOn: '2026-07-20',
    });
    const advance = { paymentRef: 'Mandato 2026/4410', happenedOn: '2026-08-24' };
    grant = await regione.goOn(grant, 'payGrantAdvance', advance);
    grant = await lead.advance(grant, [['START', '2026-09-01']]);
    const associationId = await associationOf('Ponti sul Sile', 'association-lead');
    const planned = { ...paidFor, associationId, grantId: grant.id };
    const meeting = await lead.begin('planMicroIntervention', 'MicroIntervention', planned);
    const { id: microInterventionId } = await lead.advance(meeting, [['START', '2026-09-05']]);
    const came = { microInterventionId, headCount: whoCame, occurredOn: '2026-09-12' };
    const { data } = await lead.read(recording, { input: came });
    expect(data.recordParticipation.errors).toEqual([]);
    grant = await lead.goOn(grant, 'reportGrant', {
      ...{ reportedAmount: '7800.40', report: 'Ventiquattro incontri di quartiere.' },
      happenedOn: '2026-11-09',
    });
    const paid = { acceptedAmount: '7650.40', paymentRef: 'Mandato 2026/7002' };
    grant = await regione.goOn(grant, 'payGrantBalance', { ...paid, happenedOn: '2026-11-23' });
    const { grant: settled } = await ofProposal(
      'Ponti sul Sile',
      `grant { state acceptedAmount paid toPay instalments { kind amount paidOn }
        microInterventions { nodes { state attendance { total counted exact } } } }`,
    );
    expect(settled).toEqual({
      ...{ state: 'BALANCE_PAID', acceptedAmount: '7650.40', paid: '7650.40', toPay: '0.00' },
      instalments: [
        { kind: 'ADVANCE', amount: '5600.00', paidOn: '2026-08-24' },
        { kind: 'BALANCE', amount: '2050.40', paidOn: '2026-11-23' },
      ],
      microInterventions: {
        nodes: [{ state: 'RUNNING', attendance: { total: 34, counted: 34, exact: true } }],
      },
    });
  });

  it('is shown to those who coordinate in figures, whatever single proposals they may see', async () => {
    const { board } = await ofCall(
      `board { budget awarded left fundedAssociations proposals { state proposals }
        scores { from proposals } newGenerationAmount informalAmount informalPercent }`,
      'dashboard',
    );
    expect(board).toMatchObject({
      ...{ budget: '40000.00', awarded: '40000.00', left: '349.60', fundedAssociations: 5 },
      ...{ informalAmount: '32000.00', informalPercent: '80.00', newGenerationAmount: '16000.00' },
    });
    const states: { state: string; proposals: number }[] = board.proposals;
    expect(states.reduce((sum, { proposals: each }) => sum + each, 0)).toBe(12);
    const { proposals: seen } = await ofCall('proposals { totalCount }', 'contact-unipd');
    expect(seen.totalCount).toBe(0);
  });
});

/** Of the sample, or mapped and verified in February. */
async function associationOf(name: string, by: SampleIdentityName): Promise<string> {
  const known = { 'Ponti sul Sile': 'association-01', 'Radici e Rotte': 'association-05' }[name];
  if (known) return referenceId('association', known);
  const supporter = by.replace('contact-', '');
  const mapped = await regione.begin('mapAssociation', 'Association', group(name, supporter));
  const contacted = await regione.advance(mapped, [['CONTACT', '2026-02-09']]);
  const verified = { happenedOn: '2026-02-16' };
  return (await regione.goOn(contacted, 'verifyAssociation', verified)).id;
}

function sheet(scores: [number, number, number]) {
  const codes = ['LEAD', 'NEED', 'MEANS'];
  return {
    scores: codes.map((criterionCode, index) => ({ criterionCode, score: `${scores[index]}.00` })),
    comment: 'Coerente.',
    declaresNoConflict: true,
    happenedOn: '2026-05-25',
  };
}
