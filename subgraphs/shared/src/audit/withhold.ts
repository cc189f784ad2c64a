import { entities, type ReadingPlan } from './reading-plan.ts';

type Path = readonly (string | number)[];
type Data = Record<string, unknown> | null;

/** An answer without its parts that show somebody's data, and where something is missing then. */
export function withhold(
  { required }: Pick<ReadingPlan, 'required'>,
  data: Data,
  parts: readonly Path[],
): { data: Data; paths: Path[] } {
  if (!data) return { data, paths: [] };
  const left = { ...data };
  const paths: Path[] = [];
  let isEmpty = false;
  for (const [key = '', index] of parts) {
    const value = left[key];
    if (key === entities && Array.isArray(value) && index !== undefined) {
      // A gateway knows of an entity by its fields.
      paths.push(...fieldsOf(value[Number(index)]).map((field) => [key, index, field]));
      left[key] = value.map((entity, at) => (at === index ? null : entity));
      continue;
    }
    paths.push([key]);
    left[key] = null;
    isEmpty ||= required.has(String(key));
  }
  return { data: isEmpty ? null : left, paths };
}

function fieldsOf(entity: unknown): string[] {
  return Object.entries(entity ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [key]));
}
