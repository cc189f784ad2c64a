import { getTableColumns } from 'drizzle-orm';
import { getSource } from '#shared/database/columns.ts';
import { statement, write } from '#shared/database/statement.ts';
import { targets } from './target.table.ts';
import type { Target } from './target.ts';

const columns = getTableColumns(targets);

export const allTargets = statement(
  columns,
  write.select(columns).from(targets).orderBy(columns.code),
  ({ sourceName, sourceAsOf, sourceConfidence, ...facts }): Target => {
    return { ...facts, source: getSource({ sourceName, sourceAsOf, sourceConfidence }) };
  },
);
