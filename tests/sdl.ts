import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
} from 'graphql';
import { domains } from '#schema/domains.ts';

const contract = fileURLToPath(new URL('../schema/', import.meta.url));

export type SdlFile = { folder: string; module: string; definitions: readonly DefinitionNode[] };

/** Every file of the contract as it is written. */
export const sdlFiles: SdlFile[] = ['shared', 'gateway', ...domains].flatMap((folder) =>
  readdirSync(`${contract}${folder}`).map((name) => ({
    folder,
    module: name.replace(/\.graphql$/, ''),
    definitions: parse(readFileSync(`${contract}${folder}/${name}`, 'utf8')).definitions,
  })),
);

export type Located<Definition> = { folder: string; module: string; definition: Definition };

export const definitions: Located<DefinitionNode>[] = sdlFiles.flatMap(
  ({ folder, module, definitions: all }) =>
    all.map((definition) => ({ folder, module, definition })),
);

export const objectTypes = definitions.filter(
  (each): each is Located<ObjectTypeDefinitionNode> =>
    each.definition.kind === Kind.OBJECT_TYPE_DEFINITION,
);

export const isRoot = ({ definition }: Located<ObjectTypeDefinitionNode>) =>
  ['Query', 'Mutation'].includes(definition.name.value);

export function rootFields(root: 'Query' | 'Mutation'): Located<FieldDefinitionNode>[] {
  return objectTypes
    .filter(({ definition }) => definition.name.value === root)
    .flatMap(({ definition, ...place }) =>
      (definition.fields ?? []).map((field) => ({ ...place, definition: field })),
    );
}

export function doesImplement(type: ObjectTypeDefinitionNode, name: string): boolean {
  return type.interfaces?.some((each) => each.name.value === name) ?? false;
}

/** Entities and the domain that owns each. */
export const owners = new Map(
  objectTypes
    .filter(({ definition }) => doesImplement(definition, 'Node'))
    .map(({ definition, folder }) => [definition.name.value, folder]),
);

export function keysOf(type: ObjectTypeDefinitionNode): string[] {
  return (type.directives ?? [])
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ name, value }) =>
        name.value === 'fields' && value.kind === Kind.STRING ? value.value.split(' ') : [],
      ),
    );
}

/** `[Territory!]!` → `Territory` */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

export function written(type: TypeNode | undefined): string {
  return type ? print(type) : '';
}

/** Names a field as people do: `Enrolment.organisation`. */
export function coordinate(type: { name: { value: string } }, field: { name: { value: string } }) {
  return `${type.name.value}.${field.name.value}`;
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
