import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLError, getVariableValues, Kind, parse, validate } from 'graphql';
import { messageWithoutValues } from './tell-no-values.ts';

const schema = buildSchema(`
  enum Sex { FEMALE MALE }
  input PersonInput { givenName: String!, sex: Sex, age: Int, active: Boolean }
  type Query { persons(first: Int, sex: Sex, input: PersonInput): [Int] }`);
const words = new Set(
  'Query persons first sex input Sex FEMALE MALE PersonInput givenName age active Int String'.split(
    ' ',
  ),
);
const tell = (message: string) => messageWithoutValues(message, words);

/** What GraphQL itself says of a question with these variables. */
function complaints(query: string, variables: Record<string, unknown> = {}): string[] {
  try {
    const document = parse(query);
    const faults = validate(schema, document);
    if (faults.length > 0) return faults.map(({ message }) => message);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const { errors = [] } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    return errors.map(({ message }) => message);
  } catch (error) {
    return [(error as GraphQLError).message]; // a syntax error
  }
}

/** A value that is no word of the contract and of none of the messages. */
const value = fc
  .stringMatching(/^[A-Z][a-z]{2,6}[ ;:"'{}\\.,]{0,2}[A-Za-z]{0,4}$/)
  .map((text) => `Zq${text}`);

describe('an error of GraphQL', () => {
  it('says nothing of what was sent, wherever it was put', () => {
    fc.assert(
      fc.property(value, (sent) => {
        const quoted = JSON.stringify(sent);
        const name = sent.replaceAll(/\W/g, '');
        const all = [
          ...complaints(`{ persons(first: ${quoted}) }`),
          ...complaints(`{ persons(sex: ${name}) }`),
          ...complaints(`{ persons(sex: ${quoted}) }`),
          ...complaints(`{ ${name} }`),
          ...complaints(`{ persons(${name}: 1) }`),
          ...complaints(`{ persons @${name} }`),
          ...complaints(`{ ...${name} }`),
          ...complaints(`{ persons(input: { givenName: ${quoted}, ${name}: 1 }) }`),
          ...complaints(`{ persons(first: $${name}) }`),
          ...complaints(`{ persons( ${quoted}`),
          ...complaints('query ($first: Int) { persons(first: $first) }', { first: sent }),
          ...complaints('query ($sex: Sex) { persons(sex: $sex) }', { sex: sent }),
          ...complaints('query ($input: PersonInput) { persons(input: $input) }', {
            input: { givenName: { sent }, sex: sent, age: sent, active: sent, [name]: 1 },
          }),
        ];
        expect(all.length).toBeGreaterThan(12);
        for (const message of all) expect(tell(message)).not.toContain('Zq');
      }),
    );
  });

  it('keeps the words of the contract', () => {
    const [unknown = ''] = complaints('{ persons(second: 1) }').map(tell);
    expect(unknown).toMatch(/^Unknown argument "…" on field "Query\.persons"\./);
    expect(
      complaints('query ($first: Int) { persons(first: $first) }', { first: 'x' }).map(tell),
    ).toEqual(['Variable "$first" got an invalid value; Int cannot represent non-integer value.']);
  });

  it('says no number of a telephone', () => {
    expect(
      complaints('{ persons(input: { givenName: 3331234567 }) }').map(tell).join(),
    ).not.toContain('333');
  });
});
