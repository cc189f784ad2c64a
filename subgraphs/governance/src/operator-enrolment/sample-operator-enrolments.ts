import { sampleRows } from '#shared/sample/sample-rows.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { sessionAttendances } from '../session-attendance/session-attendance.table.ts';
import { trainingCertificates } from '../training-certificate/training-certificate.table.ts';
import { taught } from '../training-programme/sample-programmes.ts';
import { operatorEnrolmentUndertaking } from './operator-enrolment.repository.ts';
import { operatorEnrolments } from './operator-enrolment.table.ts';
import { type SampleEnrolment, sampleEnrolments } from './sample-enrolments.ts';

/** Enrolments, with attendance and certificates. */
export function sampleOperatorEnrolments() {
  const { type } = operatorEnrolmentUndertaking;
  return [
    ...sampleUndertakings(type, operatorEnrolments, () => sampleEnrolments.map(toEnrolment)),
    sampleRows(sessionAttendances, () => sampleEnrolments.flatMap(toAttendance)),
    sampleRows(trainingCertificates, () => sampleEnrolments.flatMap(toCertificate)),
  ];
}

function toEnrolment(enrolment: SampleEnrolment) {
  const { id, edition, operator, life, admittedOn, testResult, attendedMinutes } = enrolment;
  const { certificate, revokedOn } = enrolment;
  const row = {
    id,
    operatorId: operator.id,
    organisationId: operator.organisationId,
    trainingEditionId: edition.id,
    providerId: edition.organisationId,
    ...outcomeOf(life),
    ...{ admittedOn, testResult, attendedMinutes },
    certificateNumber: revokedOn === null ? (certificate?.number ?? null) : null,
  };
  return { row, life };
}

function toAttendance({ id: operatorEnrolmentId, edition, attended }: SampleEnrolment) {
  const { organisationId } = edition;
  return attended.map(({ session, minutes }) => ({
    ...{ trainingSessionId: session.id, operatorEnrolmentId, organisationId, minutes },
    ...{ number: 1, recordedAt: new Date(`${session.heldOn}T17:00:00Z`) },
  }));
}

function toCertificate({ id, edition, certificate, revokedOn }: SampleEnrolment) {
  if (certificate === null) return [];
  const { topicIt, topicEn, hours } = taught[edition.name];
  const state = revokedOn === null ? ('VALID' as const) : ('REVOKED' as const);
  const given = { operatorEnrolmentId: id, organisationId: edition.organisationId };
  return [{ ...certificate, ...given, topicIt, topicEn, hours, state, revokedOn }];
}
