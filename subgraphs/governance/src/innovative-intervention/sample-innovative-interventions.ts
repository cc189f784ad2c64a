import { knownReferenceId } from '#shared/sample/sample-id.ts';
import type { FixedSampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import type { SampleResearchName } from '../research-action/sample-research-texts.ts';
import { innovativeInterventionUndertaking } from './innovative-intervention.repository.ts';
import { innovativeInterventions } from './innovative-intervention.table.ts';
import type {
  EvaluationDesign,
  InnovativeIntervention,
  InnovativeInterventionAct,
} from './innovative-intervention.ts';
import type { OutcomeMeasure } from './outcome-measure.ts';

type Planned = {
  university: string;
  sitePartner: string;
  research: SampleResearchName | null;
  hypothesis: string;
  population: string;
  design: EvaluationDesign;
  designedOn: string;
  acts: readonly (readonly [act: InnovativeInterventionAct, daysLater: number])[];
  /** A result where it was measured, when the evaluation of the last pilot began. */
  measure: [name: string, unit: string, baseline: string | null, target: string, result?: string];
};

const planned: Record<string, Planned> = {
  'tenancy-guarantee': {
    ...{ university: 'univr', sitePartner: 'comune-verona', research: 'housing' },
    hypothesis: 'Un fondo di garanzia fa accettare ai proprietari chi non ha buste paga lunghe.',
    population: 'Famiglie in uscita dall’accoglienza',
    ...{ design: 'COMPARISON_GROUP', designedOn: '2025-07-07' },
    acts: [
      ['PILOT', 60],
      ['EVALUATE', 180],
      ['SCALE', 60],
    ],
    measure: ['Contratti firmati entro sei mesi', '%', '18', '40', '46.5'],
  },
  'language-cafe': {
    ...{ university: 'univr', sitePartner: 'comune-verona', research: 'language' },
    hypothesis: 'Conversare ogni settimana con vicini di casa accelera il passaggio al livello A2.',
    population: 'Donne con figli piccoli',
    ...{ design: 'BEFORE_AFTER', designedOn: '2025-10-13' },
    acts: [
      ['PILOT', 45],
      ['EVALUATE', 150],
      ['REVISE', 30],
      ['PILOT', 60],
    ],
    measure: ['Passaggi ad A2', '%', '22.5', '45'],
  },
  'open-gym': {
    ...{ university: 'univr', sitePartner: 'comune-verona', research: 'sport' },
    hypothesis: 'Palestre aperte senza tesseramento portano allo sport chi non può pagarlo.',
    population: 'Ragazze tra i 12 e i 18 anni',
    ...{ design: 'STEPPED', designedOn: '2026-02-09' },
    acts: [
      ['PILOT', 60],
      ['EVALUATE', 150],
    ],
    measure: ['Presenze settimanali', 'persone', '0', '60', '52'],
  },
  'clinic-companion': {
    ...{ university: 'unipd', sitePartner: 'comune-padova', research: 'health' },
    hypothesis: 'Chi è accompagnato la prima volta torna da solo.',
    population: 'Donne arrivate da meno di due anni',
    ...{ design: 'MIXED', designedOn: '2026-05-18' },
    acts: [['PILOT', 90]],
    measure: ['Seconde visite', '%', null, '70'],
  },
  'evening-desk': {
    ...{ university: 'unipd', sitePartner: 'veneto-lavoro', research: null },
    hypothesis: 'Uno sportello serale raggiunge chi lavora di giorno.',
    population: 'Persone che lavorano e cercano altro',
    ...{ design: 'QUALITATIVE', designedOn: '2026-09-21', acts: [] },
    measure: ['Colloqui serali', 'al mese', '0', '40'],
  },
  'square-hosts': {
    ...{ university: 'iuav', sitePartner: 'comune-venezia', research: 'spaces' },
    hypothesis: 'Presenze riconoscibili in piazza riducono i conflitti d’uso.',
    population: 'Chi vive e lavora intorno alla piazza',
    ...{ design: 'BEFORE_AFTER', designedOn: '2026-09-28', acts: [['STOP', 20]] },
    measure: ['Segnalazioni', 'al mese', '14', '7'],
  },
};

const { type } = innovativeInterventionUndertaking;

export function sampleInnovativeInterventions(): FixedSampleRows[] {
  return sampleUndertakings(type, innovativeInterventions, () => drawn);
}

const drawn = Object.entries(planned).map(([name, told]) => {
  const { university, sitePartner, research, designedOn, acts, measure, ...rest } = told;
  const { hypothesis, population, design } = rest;
  const life = live(innovativeInterventionUndertaking, designedOn, inTurn(designedOn, acts));
  const evaluated = life.steps.findLast(({ act }) => act === 'EVALUATE');
  const pilot = life.steps.findLast(({ act }) => act === 'PILOT');
  const row: InnovativeIntervention = {
    ...{ hypothesis, population, design },
    id: knownReferenceId('innovative_intervention', name),
    organisationId: knownReferenceId('organisation', university),
    ...outcomeOf(life),
    researchActionId: research && knownReferenceId('research_action', research),
    sitePartnerId: knownReferenceId('organisation', sitePartner),
    outcomeMeasures: [toMeasure(measure, evaluated?.happenedOn ?? null)],
    pilotedFrom: pilot?.happenedOn ?? null,
  };
  return { row, life };
});

function toMeasure(
  [name, unit, baseline, target, result]: Planned['measure'],
  evaluatedOn: string | null,
): OutcomeMeasure {
  const measured = result !== undefined && { result, measuredOn: evaluatedOn };
  return { name, unit, baseline, target, result: null, measuredOn: null, ...measured };
}
