import type { Random } from '#shared/sample/sample-random.ts';
import { checkDigitOf } from '../person-identifier/codice-fiscale.ts';
import type { EmployerFields } from './employer.ts';

type Trade = { atecoCode: string; occupation: string; words: string; names: readonly string[] };

const trades: readonly Trade[] = [
  {
    ...{ atecoCode: '56.11', occupation: '5.2.2.1.0', words: 'Aiuto in cucina e igiene HACCP' },
    names: ['Trattoria', 'Osteria', 'Pizzeria'],
  },
  {
    ...{ atecoCode: '25.11', occupation: '6.2.1.2.0', words: 'Saldatura e lettura del disegno' },
    names: ['Carpenteria', 'Officina', 'Meccanica'],
  },
  {
    ...{ atecoCode: '81.21', occupation: '8.1.4.1.0', words: 'Pulizia di uffici e sicurezza' },
    names: ['Servizi', 'Pulizie'],
  },
  {
    ...{ atecoCode: '52.10', occupation: '8.1.3.2.0', words: 'Magazzino e inventario' },
    names: ['Logistica', 'Magazzini'],
  },
  {
    ...{ atecoCode: '01.21', occupation: '6.4.1.2.0', words: 'Potatura e vendemmia' },
    names: ['Cantina', 'Azienda agricola'],
  },
  {
    ...{ atecoCode: '87.30', occupation: '5.4.4.3.0', words: 'Assistenza agli ospiti' },
    names: ['Casa di riposo', 'Cooperativa'],
  },
];

const places = ['Euganea', 'del Brenta', 'San Marco', 'Pedemontana', 'Berica', 'del Piave'];

/** Of an invented employer: what it does, whom it seeks, and what one learns there. */
export function drawEmployer(random: Random): EmployerFields & Omit<Trade, 'names'> {
  const { names, ...trade } = random.pick(trades);
  const name = `${random.pick(names)} ${random.pick(places)}`;
  return {
    ...trade,
    employerName: name,
    employerVatNumber: drawVatNumber(random),
    employerOrganisationId: null,
  };
}

/** No office has the number 000, so that it can be nobody's. */
function drawVatNumber(random: Random): string {
  const digits = `${random.integer(1_000_000, 9_999_999)}000`;
  return `${digits}${checkDigitOf(digits)}`;
}

export function drawCoNumber(random: Random, on: string): string {
  return `SAMPLE${on.slice(0, 4)}${random.integer(100_000, 999_999)}`;
}
