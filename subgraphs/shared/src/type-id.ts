import { TypeID, typeidUnboxed } from 'typeid-js';
import { findUuidAt, toSuffix } from './type-id-suffix.ts';

/** `PersonRecord` ↔ `person_record`: an id's prefix is the snake-case name of its GraphQL type. */
export function prefixOf(typeName: string): string {
  return typeName.replaceAll(/(?<=.)([A-Z])/g, '_$1').toLowerCase();
}

export function typeNameOf(prefix: string): string {
  return prefix
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** A new id of the type: a UUIDv7, so that ids made later sort later. */
export function newId(prefix: string): string {
  return typeidUnboxed(prefix);
}

export function toTypeId(prefix: string, uuid: string): string {
  return `${prefix}_${toSuffix(uuid)}`;
}

/** The UUID inside an id; undefined when it is malformed or of another type. */
export function findUuid(prefix: string, id: string): string | undefined {
  return id.startsWith(`${prefix}_`) ? findUuidAt(id, prefix.length + 1) : undefined;
}

export function parseTypeId(id: string): { prefix: string; uuid: string } | undefined {
  try {
    const parsed = TypeID.fromString(id);
    return { prefix: parsed.getType(), uuid: parsed.toUUID() };
  } catch {
    return undefined;
  }
}
