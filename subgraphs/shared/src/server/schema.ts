import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DefinitionNode, type DocumentNode, Kind, parse } from 'graphql';

const contract = fileURLToPath(new URL('../../../../schema/', import.meta.url));

/** The SDL of a graph: what the domains share and its own modules, as one document. */
export function loadContract(graph: string, shared?: string[]): DocumentNode {
  const files = [
    ...sdlFiles('shared').filter((file) => !shared || shared.includes(file)),
    ...sdlFiles(graph),
  ];
  const definitions = files.flatMap(
    (file) => parse(readFileSync(join(contract, file), 'utf8')).definitions,
  );
  return { kind: Kind.DOCUMENT, definitions: definitions.map(toExtension) };
}

/** The SDL of each module of a graph, by its name. */
export function loadModules(graph: string): Map<string, DocumentNode> {
  return new Map(
    sdlFiles(graph).map((file) => [
      basename(file, '.graphql'),
      parse(readFileSync(join(contract, file), 'utf8')),
    ]),
  );
}

function sdlFiles(folder: string): string[] {
  return readdirSync(join(contract, folder))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => join(folder, name));
}

/** Each module writes `type Query { … }`; joined, they are extensions of one. */
function toExtension(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  if (!['Query', 'Mutation'].includes(definition.name.value)) return definition;
  const { description: _, ...rest } = definition;
  return { ...rest, kind: Kind.OBJECT_TYPE_EXTENSION };
}
