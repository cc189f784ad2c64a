import { type FieldNode, Kind, type SelectionNode } from 'graphql';
import { subjectField, typeField } from './personal-fields.ts';

// What the audit asks of an object besides.

function fieldNode(alias: string, name: string): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: name },
  };
}

export const askSubject = fieldNode(subjectField, subjectField);
export const askType = fieldNode(typeField, '__typename');

export function askSubjectOf(name: string): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [askSubject] },
  };
}
