import {
  type FieldNode,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../context.ts';
import type { Connection } from './connection.ts';

type Key = { id: string };
type FieldOfKey<Arguments, Value> = (key: Key, asked: Arguments, context: Context) => Value;

const fieldsOfKey = new WeakSet<object>();

/** A resolver that needs no more of its parent than the id, and reads through loaders. */
export function fromKey<Arguments, Value>(
  resolve: FieldOfKey<Arguments, Value>,
): FieldOfKey<Arguments, Value> {
  fieldsOfKey.add(resolve);
  return resolve;
}

type ResolveReference = (
  reference: Partial<Key>,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * Lets a reference ask for what hangs below its entity together with the entity, in one round trip
 * instead of two. The loaders keep it for the fields, which say whatever was wrong with it; below an
 * entity that the viewer may not see nothing is shown, and row-level security lets nothing be read.
 */
export function askingAhead(type: string, resolve: ResolveReference): ResolveReference {
  return (reference, context, info) => {
    const { id } = reference;
    if (id !== undefined) {
      for (const ask of context.loaders.keep(`asked of ${type}`, () => askedOf(type, info))) {
        ask({ id }, context).catch(() => {});
      }
    }
    return resolve(reference, context, info);
  };
}

type Ask = (key: Key, context: Context) => Promise<unknown>;

function askedOf(type: string, info: GraphQLResolveInfo): Ask[] {
  const parent = info.schema.getType(type);
  if (!isObjectType(parent)) return [];
  return fieldsOf(type, info.fieldNodes[0]?.selectionSet).flatMap((node) => {
    const field = parent.getFields()[node.name.value];
    if (!field?.resolve || !fieldsOfKey.has(field.resolve)) return [];
    // What it gives is a connection, or the promise of something that has no parts to ask for.
    const resolve = field.resolve as FieldOfKey<unknown, Partial<Connection<unknown>>>;
    const parts = fieldsOf(undefined, node.selectionSet).map(({ name }) => name.value);
    const isCounted = parts.includes('totalCount');
    const isRead = parts.some((part) => part !== 'totalCount');
    let asked: unknown;
    return async (key: Key, context: Context) => {
      asked ??= getArgumentValues(field, node, info.variableValues);
      const found = resolve(key, asked, context);
      return Promise.all([found, isRead && found.nodes?.(), isCounted && found.totalCount?.()]);
    };
  });
}

/** Fields that are asked for in any case, as a gateway writes them: of a type, or of what is there. */
function fieldsOf(type: string | undefined, set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.directives?.length) return [];
    if (node.kind === Kind.FIELD) return [node];
    const isOfType = node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === type;
    return isOfType ? fieldsOf(type, node.selectionSet) : [];
  });
}
