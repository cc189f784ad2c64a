import {
  and,
  gt,
  gte,
  ilike,
  isNull,
  lt,
  lte,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { containing } from '#shared/database/columns.ts';
import { changed, equals, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked, Relation } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { MemorandumFilter, MemorandumOrder } from '../generated/resolvers.ts';
import { isOrganisationOfTerritoryOn } from '../organisation/organisation.repository.ts';
import { signatories } from '../signatory/signatory.table.ts';
import { dayOf } from '../territory/territory-on.repository.ts';
import { defineUndertaking } from '../undertaking/undertaking.repository.ts';
import { lacksSignatures, memoranda } from './memorandum.table.ts';
import type { Memorandum } from './memorandum.ts';
import { cameIntoForce, memorandumLifeCycle } from './memorandum-life-cycle.ts';

export const memorandumKind = defineUndertaking({
  type: 'Memorandum',
  table: memoranda,
  begins: 'DRAFT',
  cycle: memorandumLifeCycle,
  toUndertaking: (row): Memorandum => row,
  isEverybodys: cameIntoForce,
  orders: {
    EFFECTIVE_TO_ASC: ascending(memoranda.effectiveTo, (node: Memorandum) => node.effectiveTo),
    EFFECTIVE_TO_DESC: descending(memoranda.effectiveTo, (node: Memorandum) => node.effectiveTo),
    OPENED_ON_ASC: ascending(memoranda.openedOn, (node: Memorandum) => node.openedOn),
    OPENED_ON_DESC: descending(memoranda.openedOn, (node: Memorandum) => node.openedOn),
  } satisfies Record<MemorandumOrder, OrderColumn<Memorandum>>,
  usualOrder: 'EFFECTIVE_TO_ASC',
  check: ({ organisationId, signatoryOrganisationId }: MemorandumFilter, context) => {
    if (organisationId) requireId(context, 'organisation', organisationId);
    if (signatoryOrganisationId) requireId(context, 'organisation', signatoryOrganisationId);
  },
  where: (asked: Asked<MemorandumFilter>) => [
    asked.state && isOneOf(memoranda.state, asked.state),
    asked.inForceOn && isInForceOn(asked.inForceOn),
    asked.organisationId && equals(memoranda.organisationId, asked.organisationId),
    asked.signatoryOrganisationId &&
      isToBeSignedBy(sql`${sql.param(asked.signatoryOrganisationId, memoranda.organisationId)}`),
    whetherMissing(asked.missingSignatures),
    asked.expiresFrom && gte(memoranda.effectiveTo, asked.expiresFrom),
    asked.expiresBefore && lt(memoranda.effectiveTo, asked.expiresBefore),
    asked.titleContains && isTitled(changed(asked.titleContains, containing)),
  ],
});

export const ofParty: Relation = {
  name: 'party',
  parentPrefix: 'organisation',
  on: isToBeSignedBy,
};

export const ofNetwork: Relation = {
  name: 'network',
  parentPrefix: 'network',
  on: (key) => sql`${memoranda.networkId} = ${key}`,
};

/** Parents are `keyOn` keys: those in force on the day that somebody signed who had to do with the territory. */
export const ofTerritoryOn: Relation = {
  name: 'territory on a day',
  on: (key) => sql`exists (select 1 from ${signatories}
    where ${signatories.memorandumId} = ${memoranda.id} and ${signatories.state} = 'SIGNED'
      and ${isOrganisationOfTerritoryOn(signatories.organisationId, key)})
    and ${isInForceOn(dayOf(key))}`,
};

/** As the rule of the same name has it. */
function isInForceOn(day: Placeholder | SQL): SQL | undefined {
  const { inForceFrom, effectiveTo, endedOn } = memoranda;
  const goesOn = or(isNull(endedOn), gt(endedOn, day));
  return and(lte(inForceFrom, day), gte(effectiveTo, day), goesOn);
}

/** By its signatories, which an index knows by organisation. */
function isToBeSignedBy(organisation: SQL): SQL {
  return sql`exists (select 1 from ${signatories}
    where ${signatories.memorandumId} = ${memoranda.id} and ${signatories.organisationId} = ${organisation})`;
}

function whetherMissing(wanted: boolean | undefined): SQL | undefined {
  if (wanted === undefined) return undefined;
  return wanted ? lacksSignatures(memoranda) : sql`not (${lacksSignatures(memoranda)})`;
}

function isTitled(pattern: SQL): SQL | undefined {
  return or(ilike(memoranda.titleIt, pattern), ilike(memoranda.titleEn, pattern));
}
