import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadReference } from '#governance/load-reference.ts';
import { randomAt } from '#shared/sample/sample-random.ts';
import { type Bench, openSubgraph } from '../../tests/testbed.ts';
import { drawCitizenship } from './citizenships.ts';

let governance: Bench;

beforeAll(async () => {
  governance = await openSubgraph('governance');
  await loadReference(governance.database);
});
afterAll(() => governance.close());

it('draws only citizenships that the reference data knows, none of the Union', async () => {
  const random = randomAt(1, 'citizenships');
  const drawn = Array.from({ length: 20_000 }, () => drawCitizenship(random).citizenshipCodes);
  const codes = [...new Set(drawn.flat())];
  expect(codes.length).toBeGreaterThan(30);
  const fields = '{ usableAs citizenshipGroup { parent { code } } }';
  const { data, errors } = await governance.query(
    `{ ${codes.map((code) => `c${code}: country(code: "${code}") ${fields}`).join('\n')} }`,
  );
  expect(errors).toEqual([]);
  for (const code of codes) {
    const country = data[`c${code}`];
    expect([code, country?.usableAs[0], country?.citizenshipGroup.parent.code]).toEqual([
      code,
      'CITIZENSHIP',
      'THIRD_COUNTRY_NATIONAL',
    ]);
  }
});

it('knows the codice catastale of each country, which a codice fiscale has', async () => {
  const random = randomAt(2, 'citizenships');
  const drawn = Array.from({ length: 20_000 }, () => drawCitizenship(random));
  const said = new Map(
    drawn.map(({ citizenshipCodes: [code], countryCadastralCode }) => [code, countryCadastralCode]),
  );
  const codes = [...said.keys()];
  const { data } = await governance.query(
    `{ ${codes.map((code) => `c${code}: country(code: "${code}") { cadastralCode }`).join('\n')} }`,
  );
  for (const [code, cadastral] of said) {
    expect([code, cadastral]).toEqual([code, data[`c${code}`].cadastralCode]);
  }
});
