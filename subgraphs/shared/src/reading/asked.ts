import { sql } from 'drizzle-orm';
import type { Values } from '../database/statement.ts';
import type { Asked } from './list.ts';

/** A filter as statements know it: its fields, a name of their set, and their values. */
export function askedOf<Filter>(filter: Filter): {
  fields: Asked<Filter>;
  name: string;
  values: Values;
} {
  const fields: Record<string, unknown> = {};
  const values: Values = {};
  const names: string[] = [];
  // A field that is null is not given: GraphQL tells the two apart, a filter does not.
  for (const [field, value] of Object.entries(filter as object)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'boolean') {
      fields[field] = value;
      names.push(`${field}=${value}`);
      continue;
    }
    const placeholder = sql.placeholder(`filter.${field}`);
    fields[field] = placeholder;
    values[placeholder.name] = value;
    names.push(field);
  }
  // The fields are those of the filter, each as `Asked` has it.
  return { fields: fields as Asked<Filter>, name: names.sort().join(), values };
}
