import { knownReferenceId } from '#shared/sample/sample-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';
import type { Bench } from '../../../tests/testbed.ts';
import { begun, insert } from '../../../tests/undertakings.ts';
import { operatorUndertaking } from '../src/operator/operator.repository.ts';
import type { Operator, OperatorState } from '../src/operator/operator.ts';
import { operatorEnrolmentUndertaking } from '../src/operator-enrolment/operator-enrolment.repository.ts';
import type { OperatorEnrolment } from '../src/operator-enrolment/operator-enrolment.ts';
import { trainingEditionUndertaking } from '../src/training-edition/training-edition.repository.ts';
import type { TrainingEdition } from '../src/training-edition/training-edition.ts';
import { trainingProgrammeUndertaking } from '../src/training-programme/training-programme.repository.ts';
import type { TrainingProgramme } from '../src/training-programme/training-programme.ts';

export const organisation = (key: string) => knownReferenceId('organisation', key);
export const accessPoint = (code: string) => knownReferenceId('access_point', code);
export const [unipd, unive, comunePadova, comuneTreviso] = [
  organisation('unipd'),
  organisation('unive'),
  organisation('comune-padova'),
  organisation('comune-treviso'),
];

export function toOperator(known: Owned<OperatorState>, facts: Partial<Operator> = {}): Operator {
  return {
    ...known,
    ...{ givenName: 'Elda', familyName: 'Montelago', role: 'CASE_WORKER' },
    ...{ subject: null, accessPointId: null, trainedOn: null, trainedMinutes: 0 },
    ...facts,
  };
}

/** An active operator of the Comune di Padova, unless told. */
export async function addOperator(bench: Bench, facts: Partial<Operator> = {}): Promise<Operator> {
  const operator = toOperator(begun(operatorUndertaking, comunePadova, 'ACTIVE'), facts);
  await insert(bench, operatorUndertaking, operator);
  return operator;
}

/** A scheduled programme of ten hours in Padova, of which eight have to be attended, unless told. */
export async function addProgramme(
  bench: Bench,
  facts: Partial<TrainingProgramme> = {},
): Promise<TrainingProgramme> {
  const programme: TrainingProgramme = {
    ...begun(trainingProgrammeUndertaking, unipd, 'SCHEDULED'),
    ...{ topicIt: 'Accoglienza', topicEn: 'Reception', hours: 10, minAttendance: 80 },
    ...{ audience: 'ALL_OPERATORS', mode: 'IN_PERSON' },
    ...facts,
  };
  await insert(bench, trainingProgrammeUndertaking, programme);
  return programme;
}

/** An edition of such a programme that enrols, unless told. */
export async function addTrainingEdition(
  bench: Bench,
  facts: Partial<TrainingEdition> = {},
): Promise<TrainingEdition> {
  const { organisationId = unipd } = facts;
  const programmeId =
    facts.trainingProgrammeId ?? (await addProgramme(bench, { organisationId })).id;
  const edition: TrainingEdition = {
    ...begun(trainingEditionUndertaking, organisationId, 'ENROLLING'),
    ...{ startsOn: '2026-02-09', endsOn: '2026-12-18', places: 20, placesTaken: 0 },
    comuneCode: '028060',
    ...facts,
    trainingProgrammeId: programmeId,
  };
  await insert(bench, trainingEditionUndertaking, edition);
  return edition;
}

/** An application of an operator of the Comune di Padova to such an edition, unless told. */
export async function addEnrolment(
  bench: Bench,
  facts: Partial<OperatorEnrolment> = {},
): Promise<OperatorEnrolment> {
  const { organisationId = comunePadova, providerId = unipd } = facts;
  const enrolment: OperatorEnrolment = {
    ...begun(operatorEnrolmentUndertaking, organisationId, 'APPLIED'),
    ...{ admittedOn: null, attendedMinutes: 0, testResult: null, certificateNumber: null },
    ...facts,
    providerId,
    operatorId: facts.operatorId ?? (await addOperator(bench, { organisationId })).id,
    trainingEditionId:
      facts.trainingEditionId ??
      (await addTrainingEdition(bench, { organisationId: providerId })).id,
  };
  await insert(bench, operatorEnrolmentUndertaking, enrolment);
  return enrolment;
}
