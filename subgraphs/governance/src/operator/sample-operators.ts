import { sampleRows } from '#shared/sample/sample-rows.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { completedTrainings } from '../operator-enrolment/sample-enrolments.ts';
import { operatorUndertaking } from './operator.repository.ts';
import { operatorDetails, operators } from './operator.table.ts';
import { type Staff, staff } from './sample-staff.ts';

export function sampleOperators() {
  const trainings = completedTrainings();
  return [
    ...sampleUndertakings(operatorUndertaking.type, operators, () =>
      staff.map((person) => {
        const { id, organisationId, accessPointId, subject, life, ...told } = person;
        const { trainedOn, trainedMinutes } = trainings.get(id) ?? untrained;
        const { givenName, familyName, role } = told;
        const row = { id, organisationId, accessPointId, subject, givenName, familyName, role };
        return { row: { ...row, ...outcomeOf(life), trainedOn, trainedMinutes }, life };
      }),
    ),
    sampleRows(operatorDetails, () =>
      staff.filter(({ life }) => life.state !== 'LEFT').map(toDetails),
    ),
  ];
}

const untrained = { trainedOn: null, trainedMinutes: 0 };

const qualifications = ['Laurea in servizio sociale', 'Corso di mediazione', 'Lingua araba, C1'];

function toDetails({ id: operatorId, organisationId, email, index }: Staff) {
  const told = { email, qualifications: qualifications.slice(0, index % 4) };
  // Sealed by the domain itself, as it starts: its keys are not here.
  return { operatorId, organisationId, ...told, indexVersion: 1 };
}
