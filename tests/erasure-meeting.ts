import { dateInItaly } from '#shared/clock.ts';
import { referenceId } from '#shared/reference-id.ts';
import { words } from './erasure-story.ts';
import { type Told, tellAs } from './storyteller.ts';
import type { WholeGraph } from './whole-graph.ts';

const today = dateInItaly(new Date());

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
