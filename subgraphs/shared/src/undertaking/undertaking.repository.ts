import type { SQL } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { Viewer } from '../identity/viewer.ts';
import { type Asked, type Audience, defineList, type List } from '../reading/list.ts';
import type { OrderColumn } from '../reading/order.ts';
import type { LifeCycle } from '../transition.ts';
import type { AnyKind } from './case-kind.ts';
import type { Owned } from './case-step.ts';
import { type OwnedTable, writingOf } from './owned.repository.ts';
import {
  correctionsOfUndertakings,
  insertUndertakingCorrections,
  insertUndertakingStep,
  stepsOfUndertakings,
} from './undertaking-step.repository.ts';

type Given<
  Table extends OwnedTable,
  State extends string,
  Act extends string,
  Known extends Owned<State>,
  Filter,
  OrderName extends string,
> = {
  type: string;
  table: Table;
  begins: State;
  cycle: LifeCycle<State, Act>;
  toUndertaking: (row: Table['$inferSelect']) => Known;
  orders: Record<OrderName, OrderColumn<Known>>;
  usualOrder: NoInfer<OrderName>;
  where: (asked: Asked<Filter>, audience: Audience) => (SQL | undefined)[];
  check?: (filter: Filter, context: Context) => void;
  audience?: (viewer: Viewer) => Audience;
  mayWrite?: (known: Known, viewer: Viewer) => boolean;
  isEverybodys?: (known: Known) => boolean;
};

/** How a domain makes kinds of what organisations run, of no single person: a course, a memorandum. */
export function undertakingsOf(isOut: AnyKind<string, string, Owned<string>>['isOut']) {
  return function defineUndertaking<
    Table extends OwnedTable,
    State extends string,
    Act extends string,
    Known extends Owned<State>,
    Filter,
    OrderName extends string,
  >(
    given: Given<Table, State, Act, Known, Filter, OrderName>,
  ): AnyKind<State, Act, Known> & { list: List<Table, Known, Filter, OrderName> } {
    const { type, table, begins, cycle, toUndertaking } = given;
    const { orders, usualOrder, where, check, audience, mayWrite, isEverybodys } = given;
    return {
      type,
      begins,
      cycle,
      isOut,
      ...(mayWrite && { mayWrite }),
      ...(isEverybodys && { isEverybodys }),
      list: defineList({
        type,
        table,
        id: table.id,
        toNode: toUndertaking,
        orders,
        usualOrder,
        where,
        ...(check && { check }),
        ...(audience && { audience }),
      }),
      steps: stepsOfUndertakings(type),
      corrections: correctionsOfUndertakings(type),
      insertStep: insertUndertakingStep,
      insertCorrections: insertUndertakingCorrections,
      ...writingOf(table, toUndertaking),
    };
  };
}
