import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { type FixedSampleRows, sampleRows } from '#shared/sample/sample-rows.ts';
import { inTurn, live } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { datasetRequestUndertaking } from './dataset-request.repository.ts';
import { datasetDecisions, datasetRequests } from './dataset-request.table.ts';
import type { DatasetRequest, DatasetRequestAct } from './dataset-request.ts';

type Requested = {
  university: string;
  /** Key of the research it is for. */
  research?: string;
  purpose: string;
  datasets: string[];
  variables: string[];
  requestedOn: string;
  agreementSignedOn: string | null;
  expiresOn: string;
  /** What the board decided, so many days after what it decided before. */
  decided: (readonly [DatasetRequestAct, number])[];
};

const requested: Requested[] = [
  {
    university: 'unipd',
    research: 'health',
    purpose: 'Percorsi di inserimento lavorativo e durata dei contratti.',
    datasets: ['EMPLOYMENT_PATHWAYS', 'JOB_PLACEMENTS'],
    variables: ['AGE_BRACKET', 'SEX', 'PROVINCE', 'CITIZENSHIP_GROUP', 'CONTRACT_TYPE'],
    requestedOn: '2026-02-16',
    agreementSignedOn: '2026-03-20',
    expiresOn: '2027-12-31',
    decided: [
      ['REVIEW', 14],
      ['APPROVE', 30],
      ['RELEASE', 21],
    ],
  },
  {
    university: 'unive',
    purpose: 'Apprendimento dell’italiano e autonomia nei servizi.',
    datasets: ['LANGUAGE_COURSES'],
    variables: ['AGE_BRACKET', 'CEFR_LEVEL', 'HOURS_ATTENDED'],
    requestedOn: '2025-05-12',
    agreementSignedOn: '2025-06-03',
    expiresOn: '2026-06-30',
    decided: [
      ['REVIEW', 10],
      ['APPROVE', 25],
      ['RELEASE', 15],
      ['EXPIRE', 370],
    ],
  },
  {
    university: 'iuav',
    purpose: 'Abitare e spostamenti casa-lavoro nelle aree interne.',
    datasets: ['HOUSING_CASES'],
    variables: ['COMUNE', 'HOUSING_NEED', 'AGE_BRACKET'],
    requestedOn: '2026-09-07',
    agreementSignedOn: null,
    expiresOn: '2028-09-30',
    decided: [['REVIEW', 21]],
  },
  {
    university: 'univr',
    purpose: 'Reti di comunità e partecipazione delle associazioni.',
    datasets: ['ASSOCIATIONS', 'MICRO_INTERVENTIONS'],
    variables: ['COMUNE', 'PARTICIPANTS', 'BIRTH_DATE'],
    requestedOn: '2026-04-20',
    agreementSignedOn: null,
    expiresOn: '2027-04-30',
    decided: [
      ['REVIEW', 12],
      ['REJECT', 20],
    ],
  },
  {
    university: 'unipd',
    purpose: 'Esiti della formazione degli operatori.',
    datasets: ['TRAINING_EDITIONS'],
    variables: ['PROVINCE', 'HOURS_ATTENDED'],
    requestedOn: '2026-10-19',
    agreementSignedOn: null,
    expiresOn: '2027-10-31',
    decided: [],
  },
];

const reasons: Record<DatasetRequestAct, string> = {
  REVIEW: 'La richiesta è completa: si esamina il rischio di riconoscere le persone.',
  APPROVE: 'Lo scopo è di interesse pubblico e le celle piccole sono soppresse.',
  REJECT: 'La data di nascita non è necessaria allo scopo.',
  RELEASE: 'I dati sono consegnati come approvati.',
  EXPIRE: "Il termine dell'accordo è passato.",
  REVOKE: "L'accordo non è rispettato.",
};

const drawn = requested.map(({ university, research, requestedOn, decided, ...told }) => {
  const { agreementSignedOn, ...asked } = told;
  const key = `${university}:${requestedOn}`;
  const life = live(datasetRequestUndertaking, requestedOn, inTurn(requestedOn, decided));
  const row: DatasetRequest = {
    ...asked,
    id: knownReferenceId('dataset_request', key),
    organisationId: knownReferenceId('organisation', university),
    researchActionId: research ? knownReferenceId('research_action', research) : null,
    periodStartsOn: '2025-03-03',
    periodEndsOn: '2026-12-31',
    k: 10,
    method: 'Statistiche descrittive su dati aggregati; celle sotto soglia soppresse.',
    ethicsApprovalRef:
      agreementSignedOn === null ? null : `CE ${university} ${requestedOn.slice(0, 4)}/12`,
    agreementRef: agreementSignedOn === null ? null : `DUA ${university} ${agreementSignedOn}`,
    agreementSignedOn,
    ...outcomeOf(life),
  };
  return { row, life };
});

export function sampleDatasetRequests(): FixedSampleRows[] {
  return [
    ...sampleUndertakings(datasetRequestUndertaking.type, datasetRequests, () => drawn),
    sampleRows(datasetDecisions, () =>
      drawn.flatMap(({ row: { id, organisationId }, life }) =>
        life.steps.flatMap(({ act, number, happenedOn }) =>
          act === null
            ? []
            : {
                datasetRequestId: id,
                organisationId,
                number,
                act,
                decidedOn: happenedOn,
                reasonIt: reasons[act],
                conditionsIt: act === 'APPROVE' ? 'Nessun dato esce dai locali del gruppo.' : null,
              },
        ),
      ),
    ),
  ];
}
