import { expect, it } from '@jest/globals';
import { readPackageComuni, veneto } from './comuni-packages.ts';
import { displayName } from './display-name.ts';

it.each([
  ["SANT'ANNA D'ALFAEDO", "Sant'Anna d'Alfaedo"],
  ['CAVALLINO-TREPORTI', 'Cavallino-Treporti'],
  ["VO'", "Vo'"],
  ['ISOLA DELLA SCALA', 'Isola della Scala'],
  ['SOTTO IL MONTE GIOVANNI XXIII', 'Sotto il Monte Giovanni XXIII'],
  ["Ca' Foscari", "Ca' Foscari"],
])('writes %s as %s', (capitals, name) => {
  expect(displayName(capitals)).toBe(name);
});

it('writes every comune of the Veneto as the package does', () => {
  const names = readPackageComuni()
    .filter(({ regionCode }) => regionCode === veneto.code)
    .map(({ name }) => name);
  expect(names.map((name) => displayName(name.toUpperCase()))).toEqual(names);
});
