import { parseTypeId } from '#shared/type-id.ts';

/** The UUID in an id that must be there and well-formed. */
export function uuidOf(id: string | null): string {
  const parsed = id === null ? undefined : parseTypeId(id);
  if (!parsed) throw new TypeError(`${id} is not an id`);
  return parsed.uuid;
}
