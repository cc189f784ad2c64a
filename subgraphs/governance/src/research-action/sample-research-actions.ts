import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { dayOf, inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { researchActionUndertaking } from './research-action.repository.ts';
import { ethicsClearances, researchActions, researchOutputs } from './research-action.table.ts';
import type { ResearchAction, ResearchActionAct } from './research-action.ts';
import type { ResearchOutputKind } from './research-output.ts';
import { type SampleResearchName, sampleResearchTexts } from './sample-research-texts.ts';

type Planned = [
  university: string,
  proposedOn: string,
  /** Days from one act to the next, as far as it got. */
  acts: readonly (readonly [act: ResearchActionAct, daysLater: number])[],
  outputs?: readonly (readonly [kind: ResearchOutputKind, title: string, publishedOn: string])[],
];

const inTheField: [ResearchActionAct, number][] = [
  ['APPROVE', 30],
  ['CLEAR', 40],
  ['START_FIELDWORK', 20],
];

const planned: Record<SampleResearchName, Planned> = {
  housing: [
    'univr',
    '2025-03-24',
    [...inTheField, ['ANALYSE', 150], ['RESTITUTE', 90], ['CLOSE', 60]],
    [
      ['REPORT', 'Abitare dopo l’accoglienza: rapporto finale', '2026-04-20'],
      ['MAP', 'Mappa degli affitti a Verona', '2026-03-09'],
      ['EVENT', 'Restituzione alla cittadinanza, Verona', '2026-04-27'],
    ],
  ],
  language: [
    'univr',
    '2025-06-09',
    [...inTheField, ['ANALYSE', 210], ['RESTITUTE', 120]],
    [['ARTICLE', 'Imparare fuori dai corsi', '2026-09-14']],
  ],
  sport: ['univr', '2025-09-22', [...inTheField, ['RENEW_CLEARANCE', 180], ['ANALYSE', 70]]],
  health: ['unipd', '2026-01-19', inTheField],
  work: ['unipd', '2026-06-15', inTheField.slice(0, 2)],
  spaces: ['iuav', '2026-08-24', inTheField.slice(0, 1)],
  digital: ['unive', '2026-10-05', []],
  seasonal: ['unive', '2025-11-03', [...inTheField, ['STOP', 50]]],
};

const names = Object.keys(sampleResearchTexts) as SampleResearchName[];

const { type } = researchActionUndertaking;

/** How long a committee lets research go on. */
const clearedDays = 270;

export function sampleResearchActions(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(type, researchActions, () => drawn),
    sampleRows(ethicsClearances, () => drawn.flatMap(clearancesOf)),
    sampleRows(researchOutputs, () => drawn.flatMap(outputsOf)),
  ];
}

const drawn = names.map((name) => {
  const [university, proposedOn, acts, outputs = []] = planned[name];
  const life = live(researchActionUndertaking, proposedOn, inTurn(proposedOn, acts));
  const cleared = life.steps.filter(({ act }) => act === 'CLEAR' || act === 'RENEW_CLEARANCE');
  const last = cleared.at(-1);
  const outcome = outcomeOf(life);
  const row: ResearchAction = {
    ...sampleResearchTexts[name],
    id: knownReferenceId('research_action', name),
    organisationId: knownReferenceId('organisation', university),
    ...outcome,
    // Each output led to a version of its own.
    version: outcome.version + outputs.length,
    dataManagementPlanUrl: last ? `https://polis.example.org/dmp/${name}` : null,
    clearanceExpiresOn: last ? shiftDay(last.happenedOn, clearedDays) : null,
    approvedOn: dayOf(life, 'APPROVE'),
  };
  return { name, row, life, cleared, outputs, acted: outcome.version };
});

type Drawn = (typeof drawn)[number];

function clearancesOf({ row, cleared }: Drawn) {
  return cleared.map(({ number: position, happenedOn }) => ({
    researchActionId: row.id,
    organisationId: row.organisationId,
    position,
    committee: 'Comitato etico di ateneo',
    number: `${happenedOn.slice(0, 4)}/${position + 40}`,
    givenOn: happenedOn,
    expiresOn: shiftDay(happenedOn, clearedDays),
  }));
}

function outputsOf({ name, row, outputs, acted }: Drawn) {
  return outputs.map(([kind, title, publishedOn], index) => ({
    researchActionId: row.id,
    organisationId: row.organisationId,
    position: acted + index + 1,
    kind,
    title,
    publishedOn,
    doi: kind === 'ARTICLE' ? '10.5555/polis.2026.14' : null,
    url: `https://polis.example.org/research/${name}/${index + 1}`,
  }));
}
