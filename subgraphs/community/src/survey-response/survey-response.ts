import { ok, type Result, refuse } from '#shared/result.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { parseTypeId, typeNameOf } from '#shared/type-id.ts';
import type { Owned } from '#shared/undertaking/case-step.ts';

export type SurveyResponseState = 'COLLECTED' | 'VALID' | 'REJECTED';

export type SurveyResponseAct = 'VALIDATE' | 'REJECT' | 'WITHDRAW';

/** Whoever answered may have it erased, also what was rejected for another reason. */
export const surveyResponseLifeCycle = {
  VALIDATE: { from: ['COLLECTED'], to: 'VALID' },
  REJECT: { from: ['COLLECTED', 'VALID'], to: 'REJECTED' },
  WITHDRAW: { from: ['COLLECTED', 'VALID', 'REJECTED'], to: 'REJECTED' },
} as const satisfies LifeCycle<SurveyResponseState, SurveyResponseAct>;

export type SurveyRejectionReason =
  | 'DUPLICATE'
  | 'NO_PARTICIPANT'
  | 'INCOHERENT'
  | 'TYPING_ERROR'
  | 'WITHDRAWN'
  | 'OTHER';

export const activityTypes = ['MicroIntervention', 'CommunityEvent', 'SportAction'] as const;

export type ActivityType = (typeof activityTypes)[number];

/** Opened on the day on which it was collected. */
export type SurveyResponse = Owned<SurveyResponseState> & {
  surveyVersionId: string;
  surveyInstrumentId: string;
  languageCode: string;
  activityType: ActivityType | null;
  /** The UUID in its id. */
  activityUuid: string | null;
  personRecordId: string | null;
  /** Whose the record is; null once it is gone. */
  personId: string | null;
  respondentToken: string | null;
  rejectionReason: SurveyRejectionReason | null;
  /** That of the instrument, and what the answers say for it; null where they say nothing. */
  indicator: string | null;
  positive: boolean | null;
  /** Opens the words of this response; wrapped, and null where there are none or they are erased. */
  dataKey: Buffer | null;
  /** By which the same response is known that is sent again; says nothing without a key. */
  fingerprint: string | null;
};

/** All that tells who answered, or what. */
export const erased = {
  activityType: null,
  activityUuid: null,
  personRecordId: null,
  personId: null,
  respondentToken: null,
  positive: null,
  dataKey: null,
  fingerprint: null,
} as const;

type Respondent = Pick<SurveyResponse, 'personRecordId' | 'respondentToken'>;

/** Either the person is known, or nothing but a token. */
export function checkRespondent(given: Respondent): Result<Respondent, 'RespondentMalformed'> {
  const { personRecordId, respondentToken } = given;
  const isOne = (personRecordId === null) !== (respondentToken === null);
  const isToken = respondentToken === null || /^[A-Za-z0-9_-]{16,100}$/.test(respondentToken);
  return isOne && isToken ? ok(given) : refuse('RespondentMalformed');
}

type Activity = { type: ActivityType; uuid: string };

/** What an id names, by its type. */
export function toActivity(id: string): Activity | undefined {
  const { prefix = '', uuid = '' } = parseTypeId(id) ?? {};
  const type = activityTypes.find((each) => each === typeNameOf(prefix));
  return type && { type, uuid };
}
