import { typeidUnboxed } from 'typeid-js';
import { findUuidAt, toSuffix } from './type-id-suffix.ts';

/** `PersonRecord` ↔ `person_record`: an id's prefix is the snake-case name of its GraphQL type. */
export function prefixOf(typeName: string): string {
  const known = prefixes.get(typeName);
  if (known !== undefined) return known;
  const prefix = typeName.replaceAll(/(?<=.)([A-Z])/g, '_$1').toLowerCase();
  if (prefixes.size < 1000) prefixes.set(typeName, prefix);
  return prefix;
}

/** Of the names met so far: each row that is read asks for one. */
const prefixes = new Map<string, string>();

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

/** The UUID inside an id that was checked, or made here. */
export function getUuid(prefix: string, id: string): string {
  const uuid = findUuid(prefix, id);
  if (uuid === undefined) throw new TypeError(`${id} is no id of type ${prefix}`);
  return uuid;
}

const wellFormedPrefix = /^(?=.{1,63}$)[a-z](?:[a-z_]*[a-z])?$/;

export function parseTypeId(id: string): { prefix: string; uuid: string } | undefined {
  const end = id.lastIndexOf('_');
  const prefix = id.slice(0, Math.max(end, 0));
  const uuid = findUuidAt(id, end + 1);
  return uuid !== undefined && wellFormedPrefix.test(prefix) ? { prefix, uuid } : undefined;
}
