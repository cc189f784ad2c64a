import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '#shared/database/database.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import { heldBy } from '#shared/undertaking/seen-by-regione.repository.ts';
import { communityEvents } from '../community-event/community-event.table.ts';
import type { SurveyResponseFilter, SurveyResponseOrder } from '../generated/resolvers.ts';
import { microInterventions } from '../micro-intervention/micro-intervention.table.ts';
import { followedPersonRecords } from '../person-record/person-record.table.ts';
import { sportActions } from '../sport-action/sport-action.table.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { surveyResponses as responses } from './survey-response.table.ts';
import {
  type ActivityType,
  type SurveyResponse,
  surveyResponseLifeCycle,
} from './survey-response.ts';

const { openedOn } = responses;

export const surveyResponseUndertaking = defineUndertaking({
  type: 'SurveyResponse',
  table: responses,
  begins: 'COLLECTED',
  cycle: surveyResponseLifeCycle,
  toUndertaking: (row): SurveyResponse => row,
  orders: {
    COLLECTED_ON_ASC: ascending(openedOn, (node: SurveyResponse) => node.openedOn),
    COLLECTED_ON_DESC: descending(openedOn, (node: SurveyResponse) => node.openedOn),
  } satisfies Record<SurveyResponseOrder, OrderColumn<SurveyResponse>>,
  usualOrder: 'COLLECTED_ON_DESC',
  audience: ({ role }) => (role === 'PLATFORM' ? 'ALL' : 'ORGANISATION'),
  check: ({ surveyVersionId }: SurveyResponseFilter, context) => {
    if (surveyVersionId) requireId(context, 'survey_version', surveyVersionId);
  },
  where: (asked: Asked<SurveyResponseFilter>, audience) => [
    heldBy(responses.organisationId, audience),
    asked.state && isOneOf(responses.state, asked.state),
    asked.surveyVersionId && equals(responses.surveyVersionId, asked.surveyVersionId),
    asked.languageCode && equals(responses.languageCode, asked.languageCode),
    asked.collectedFrom && gte(openedOn, asked.collectedFrom),
    asked.collectedBefore && lt(openedOn, asked.collectedBefore),
  ],
});

export const ofVersion: Relation = {
  name: 'survey version',
  parentPrefix: 'survey_version',
  on: (key) => sql`${responses.surveyVersionId} = ${key}`,
};

const activities = {
  MicroIntervention: microInterventions,
  CommunityEvent: communityEvents,
  SportAction: sportActions,
} as const;

/** Whether it is there, and the caller may see it. */
export async function isActivity(tx: Tx, type: ActivityType, uuid: string): Promise<boolean> {
  const table = activities[type];
  return (await tx.$count(table, sql`${table.id} = ${uuid}::uuid`)) > 0;
}

/**
 * Gives the responses of these records the person who is known of each now. Where a record is gone, what
 * was said in words is gone too: its key is.
 */
export async function alignResponsesWithRecords(tx: Tx, recordIds: string[]): Promise<void> {
  if (recordIds.length === 0) return;
  const record = followedPersonRecords;
  const person = sql`(select ${record.personId} from ${record} where ${record.id} = ${responses.personRecordId})`;
  await tx
    .update(responses)
    .set({
      personId: person,
      dataKey: sql`case when ${person} is not null then ${responses.dataKey} end`,
      fingerprint: sql`case when ${person} is not null then ${responses.fingerprint} end`,
    })
    .where(
      and(
        inArray(responses.personRecordId, recordIds),
        sql`${responses.personId} is distinct from ${person}`,
      ),
    );
}

export async function findAgain(
  tx: Tx,
  organisationId: string,
  externalRef: string,
): Promise<SurveyResponse | undefined> {
  const [row] = await tx
    .select()
    .from(responses)
    .where(
      and(eq(responses.organisationId, organisationId), eq(responses.externalRef, externalRef)),
    );
  return row;
}
