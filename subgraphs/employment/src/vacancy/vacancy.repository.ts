import { gte, type SQL, sql } from 'drizzle-orm';
import { changed, isOneOf } from '#shared/database/placeholders.ts';
import type { Asked } from '#shared/reading/list.ts';
import { ascending, descending, type OrderColumn } from '#shared/reading/order.ts';
import { defineUndertaking } from '../case-step/undertaking.repository.ts';
import type { VacancyFilter, VacancyOrder } from '../generated/resolvers.ts';
import { vacancies } from './vacancy.table.ts';
import { openStates, type Vacancy, vacancyLifeCycle } from './vacancy.ts';

export const vacancyKind = defineUndertaking({
  type: 'Vacancy',
  table: vacancies,
  begins: 'OPEN',
  cycle: vacancyLifeCycle,
  toUndertaking: (row): Vacancy => row,
  orders: {
    OPENED_ON_ASC: ascending(vacancies.openedOn, (node: Vacancy) => node.openedOn),
    OPENED_ON_DESC: descending(vacancies.openedOn, (node: Vacancy) => node.openedOn),
    CLOSES_ON_ASC: ascending(vacancies.closesOn, (node: Vacancy) => node.closesOn),
  } satisfies Record<VacancyOrder, OrderColumn<Vacancy>>,
  usualOrder: 'OPENED_ON_DESC',
  where: (asked: Asked<VacancyFilter>) => [
    asked.state && isOneOf(vacancies.state, asked.state),
    asked.open === undefined ? undefined : isOpen(asked.open),
    asked.comuneCodes && isOneOf(vacancies.comuneCode, asked.comuneCodes),
    asked.occupationPrefix && beginsWith(asked.occupationPrefix),
    asked.contract && isOneOf(vacancies.contract, asked.contract),
    asked.closesFrom && gte(vacancies.closesOn, asked.closesFrom),
  ],
});

function isOpen(wanted: boolean): SQL {
  const states = sql.join(
    openStates.map((state) => sql`${state}`),
    sql`, `,
  );
  return wanted
    ? sql`${vacancies.state} in (${states})`
    : sql`${vacancies.state} not in (${states})`;
}

/** As a range, which an index can follow whatever the value; no code has a character behind `~`. */
function beginsWith(prefix: Parameters<typeof changed>[0]): SQL {
  const code = sql`${vacancies.occupation} collate "C"`;
  return sql`(${code} >= ${prefix} and ${code} < ${changed(prefix, (text) => `${text}~`)})`;
}
