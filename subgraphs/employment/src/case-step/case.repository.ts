import { gte, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Context } from '#shared/context.ts';
import { equals, isOneOf } from '#shared/database/placeholders.ts';
import { isExitedPartner } from '#shared/membership/check-member.ts';
import { type Asked, defineList, type List } from '#shared/reading/list.ts';
import { ascending, descending } from '#shared/reading/order.ts';
import { requireId } from '#shared/reading/require-id.ts';
import type { LifeCycle } from '#shared/transition.ts';
import { type OwnedTable, writingOf } from '#shared/undertaking/owned.repository.ts';
import { audienceOf, visibleTo } from '../visibility.ts';
import type { AnyCaseKind } from './any-case-kind.ts';
import type { Case } from './case.ts';
import { correctionsOfCases, insertCaseCorrections } from './case-correction.repository.ts';
import { insertCaseStep, stepsOfCases } from './case-step.repository.ts';

/** Beside what `caseColumns` gives, a table of cases has an id and what is particular to its kind. */
type CaseTable = OwnedTable & Record<'personRecordId' | 'accessPointId', PgColumn>;

/** What lists of every kind can be asked; a kind may ask for more. */
type CaseFilter = {
  state?: unknown;
  openedFrom?: string | null;
  openedBefore?: string | null;
  accessPointId?: string | null;
};

type CaseOrder = 'OPENED_ON_ASC' | 'OPENED_ON_DESC';

/** As `AnyCaseKind`, with what its list can be asked. */
type CaseKind<
  Table extends CaseTable,
  State extends string,
  Act extends string,
  Known extends Case<State>,
  Filter,
> = AnyCaseKind<State, Act, Known> & { list: List<Table, Known, Filter, CaseOrder> };

type Given<
  Table extends CaseTable,
  State extends string,
  Act extends string,
  Known extends Case<State>,
  Filter,
> = {
  type: string;
  table: Table;
  begins: State;
  cycle: LifeCycle<State, Act>;
  toCase: (row: Table['$inferSelect']) => Known;
  /** Conditions of what only this kind can be asked. */
  where?: (asked: Asked<Filter>) => (SQL | undefined)[];
  /** Refuses what cannot be asked. */
  check?: (filter: Filter, context: Context) => void;
};

/** A kind of case from its table, its life cycle, and what lists of it can be asked beside the usual. */
export function defineCase<
  Table extends CaseTable,
  State extends string,
  Act extends string,
  Known extends Case<State>,
  Filter extends CaseFilter,
>({
  type,
  table,
  begins,
  cycle,
  toCase,
  where,
  check,
}: Given<Table, State, Act, Known, Filter>): CaseKind<Table, State, Act, Known, Filter> {
  const list = defineList({
    type,
    table,
    id: table.id,
    toNode: toCase,
    orders: {
      OPENED_ON_ASC: ascending(table.openedOn, (node: Known) => node.openedOn),
      OPENED_ON_DESC: descending(table.openedOn, (node: Known) => node.openedOn),
    },
    usualOrder: 'OPENED_ON_DESC',
    audience: audienceOf,
    check: (filter: Filter, context) => {
      const { accessPointId } = filter;
      if (accessPointId) requireId(context, 'access_point', accessPointId);
      check?.(filter, context);
    },
    where: (asked: Asked<Filter>, audience) => {
      // Of a filter that has these fields; TypeScript does not look into a mapped type.
      const usual: Asked<CaseFilter> = asked;
      return [
        visibleTo(audience, {
          organisation: table.organisationId,
          accessPoint: table.accessPointId,
        }),
        usual.state && isOneOf(table.state, usual.state),
        usual.openedFrom && gte(table.openedOn, usual.openedFrom),
        usual.openedBefore && lt(table.openedOn, usual.openedBefore),
        usual.accessPointId && equals(table.accessPointId, usual.accessPointId),
        ...(where?.(asked) ?? []),
      ];
    },
  });
  return {
    type,
    begins,
    cycle,
    list,
    ofPersonRecord: {
      name: 'person record',
      parentPrefix: 'person_record',
      on: (key) => sql`${table.personRecordId} = ${key}`,
    },
    steps: stepsOfCases(type),
    corrections: correctionsOfCases(type),
    ...writingOf(table, toCase),
    isOut: isExitedPartner,
    insertStep: insertCaseStep,
    insertCorrections: insertCaseCorrections,
  };
}
