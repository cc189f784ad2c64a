import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { sampleRows } from '#shared/sample/sample-rows.ts';
import { partOf } from '../governance-meeting/meeting-papers.repository.ts';
import { drawnMeetings, wasHeld } from '../governance-meeting/sample-governance-meetings.ts';
import { governanceDecisions } from './governance-decision.table.ts';

const texts = [
  'La rete adotta la scheda comune di invio tra gli enti.',
  'Ogni ente indica un referente per i dati entro trenta giorni.',
  'Gli operatori della rete seguono insieme il modulo sulla mediazione.',
  'Lo sportello itinerante riceve una volta al mese in ciascun comune.',
];

export function sampleGovernanceDecisions() {
  return [
    sampleRows(governanceDecisions, () =>
      drawnMeetings.filter(wasHeld).flatMap(({ row, index }) =>
        Array.from({ length: 1 + (index % 3) }, (_, at) => ({
          ...partOf(row),
          networkId: row.networkId,
          id: knownReferenceId('governance_decision', `${row.id}:${at + 1}`),
          number: at + 1,
          text: texts[(index + at) % texts.length] ?? '',
          decidedOn: row.meetsOn,
          isPublic: row.state === 'MINUTES_APPROVED',
        })),
      ),
    ),
  ];
}
