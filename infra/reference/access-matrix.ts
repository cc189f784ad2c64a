import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';
import { may } from '#shared/authorisation/refusal.ts';
import { asks, type Rule } from '#shared/authorisation/rule.ts';
import { entityOf, type Rules, readRules } from '#shared/authorisation/rules.ts';
import {
  isSampleIdentity,
  sampleIdentities,
  viewerOf,
} from '#shared/identity/sample-identities.ts';
import { anonymous, type Viewer } from '#shared/identity/viewer.ts';
import { projectDirectory } from '../check/check.ts';

/** A field of the graph, all rules that hold of it, and who may ask for it. */
export type AccessRow = {
  type: string;
  field: string;
  rules: Rule[];
  /** Whether something is written at the field or its type, and not only where it leads to. */
  isOwn: boolean;
  mayAsk: boolean[];
};

export type AccessMatrix = { viewers: Viewer[]; rows: AccessRow[] };

const supergraphFile = path.join(projectDirectory, 'schema', 'supergraph.graphql');

/**
 * Who may ask for each field of the graph, as its rules say: the field's own, those of its type, and those of
 * the entity it leads to. What leads to the type itself may ask for more.
 */
export function accessMatrix(supergraph = readFileSync(supergraphFile, 'utf8')): AccessMatrix {
  const rules = readRules(supergraph);
  const viewers = [
    anonymous,
    ...Object.keys(sampleIdentities).filter(isSampleIdentity).map(viewerOf),
  ];
  const rows = objectTypes(parse(supergraph, { noLocation: true })).flatMap((type) =>
    (type.fields ?? []).map((field): AccessRow => {
      const holding = rulesOf(rules, type.name.value, field);
      return {
        type: type.name.value,
        field: field.name.value,
        rules: holding,
        isOwn: [type.name.value, `${type.name.value}.${field.name.value}`].some((at) =>
          rules.get(at),
        ),
        mayAsk: viewers.map((viewer) => holding.every((rule) => may(viewer, rule))),
      };
    }),
  );
  return { viewers, rows };
}

function rulesOf(rules: Rules, type: string, field: FieldDefinitionNode): Rule[] {
  const places = [entityOf(type), `${type}.${field.name.value}`, entityOf(namedType(field.type))];
  const holding = places.flatMap((place) => rules.get(place) ?? []);
  const asking = holding.filter((rule) => asks(rule) && !rule.isPublic);
  return [...new Map(asking.map((rule) => [JSON.stringify(rule), rule])).values()];
}

function objectTypes({ definitions }: DocumentNode): ObjectTypeDefinitionNode[] {
  return definitions.filter((each) => each.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function namedType(type: FieldDefinitionNode['type']): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
