import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type DefinitionNode, Kind } from 'graphql';
import { domains } from '#schema/domains.ts';
import { loadContract } from '#shared/server/schema.ts';

const file = new URL('../docs/glossary.md', import.meta.url);

const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) => {
    const [term = '', contract = '', italian = '', meaning = '', source = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { term, contract, italian, meaning, source };
  });

/** Made of other words by rule, or worded by their message: no terms of their own. */
const derived = /(Connection|Edge|Payload|Order)$/;

const terms = new Map(
  domains
    .flatMap((domain) => loadContract(domain).definitions)
    .filter(isTerm)
    .map((definition) => [definition.name.value, definition]),
);

type Term = Extract<DefinitionNode, { name: { value: string } }>;

function isTerm(definition: DefinitionNode): definition is Term {
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
    const isRefusal = definition.interfaces?.some(({ name }) => name.value === 'UserError');
    return !isRefusal && !derived.test(definition.name.value);
  }
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) return !derived.test(definition.name.value);
  return (
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.SCALAR_TYPE_DEFINITION
  );
}

describe('the glossary', () => {
  it.each([...terms.keys()])('has %s', (name) => {
    const row = rows.find(({ contract }) => contract === `\`${name}\``);
    expect(row).toBeDefined();
    const definition = terms.get(name);
    if (definition?.kind !== Kind.ENUM_TYPE_DEFINITION) return;
    const values = definition.values?.map((value) => value.name.value) ?? [];
    expect(values.filter((value) => !row?.meaning.includes(`\`${value}\``))).toEqual([]);
  });

  it('names nothing that the contract no longer has', () => {
    const named = rows.flatMap(({ contract }) => (contract ? [contract.replaceAll('`', '')] : []));
    expect(named.filter((name) => !terms.has(name))).toEqual([]);
  });

  it('is in alphabetical order, and every row is whole', () => {
    const ordered = rows.map(({ term }) => term.toLowerCase());
    expect(ordered).toEqual(ordered.toSorted());
    const partial = rows.filter((row) => !row.italian || !row.meaning || !row.source);
    expect(partial).toEqual([]);
  });
});
