import { agreementOfBirthDates } from './compare-birth-dates.ts';
import { compareNames, type ShareOf } from './compare-names.ts';
import type { MatchIdentifier, MatchProfile } from './match-profile.ts';
import type { MatchRules } from './match-rules.ts';

export type MatchVerdict = 'MATCH' | 'POSSIBLE' | 'NONE' | 'BLOCKED';

export type EvidenceKind =
  | 'NAME'
  | 'BIRTH_DATE'
  | 'SEX'
  | 'CITIZENSHIP'
  | 'RESIDENCE'
  | 'IDENTIFIER'
  | 'CONTACT';

/** What was compared and for how much it speaks, in bits; against, where it is negative. */
export type Evidence = { kind: EvidenceKind; weight: number };

export type Match = {
  score: number;
  verdict: MatchVerdict;
  evidence: Evidence[];
  /** By verified numbers, or by birth dates known to the day. */
  contradicts: boolean;
};

/** Whether two profiles are one person's. What one of them lacks speaks neither for nor against. */
export function compare(
  rules: MatchRules,
  a: MatchProfile,
  b: MatchProfile,
  shareOf: ShareOf = () => undefined,
): Match {
  const birth = agreementOfBirthDates(rules, a, b);
  const numbers = compareIdentifiers(rules, a.identifiers, b.identifiers);
  const evidence: Evidence[] = [
    { kind: 'NAME' as const, weight: compareNames(rules, a.names, b.names, shareOf) },
    { kind: 'BIRTH_DATE' as const, weight: birth ? rules.birthDate.weights[birth] : 0 },
    { kind: 'SEX' as const, weight: compareSexes(rules, a, b) },
    { kind: 'CITIZENSHIP' as const, weight: compareCitizenships(rules, a, b) },
    { kind: 'RESIDENCE' as const, weight: compareResidences(rules, a, b) },
    { kind: 'IDENTIFIER' as const, weight: numbers.weight },
    { kind: 'CONTACT' as const, weight: compareContacts(rules, a, b) },
  ].filter(({ weight }) => weight !== 0);
  const weight = evidence.reduce((sum, each) => sum + each.weight, rules.prior);
  const score = 1 / (1 + 2 ** -weight);
  // A number that both have says more than a birth date that one of them mistook.
  const contradicts = numbers.contradict || (birth === 'other' && numbers.weight <= 0);
  const verdict = verdictOf(rules, score, contradicts);
  // A number that two records share is worth a look, whatever else they say.
  const shareNumber = numbers.weight > 0 && verdict === 'NONE';
  return { score, verdict: shareNumber ? 'POSSIBLE' : verdict, evidence, contradicts };
}

function verdictOf({ thresholds }: MatchRules, score: number, contradicts: boolean): MatchVerdict {
  if (score < thresholds.possible) return 'NONE';
  if (contradicts) return 'BLOCKED';
  return score >= thresholds.match ? 'MATCH' : 'POSSIBLE';
}

function compareSexes({ sex: { weights } }: MatchRules, a: MatchProfile, b: MatchProfile): number {
  if (a.sex === 'UNKNOWN' || b.sex === 'UNKNOWN') return 0;
  return a.sex === b.sex ? weights.same : weights.other;
}

function compareCitizenships(
  { citizenship: { weights } }: MatchRules,
  { citizenshipCodes: a }: MatchProfile,
  { citizenshipCodes: b }: MatchProfile,
): number {
  if (a.length === 0 || b.length === 0) return 0;
  return a.some((code) => b.includes(code)) ? weights.shared : weights.other;
}

function compareResidences(
  { residence: { weights } }: MatchRules,
  { residenceCode: a }: MatchProfile,
  { residenceCode: b }: MatchProfile,
): number {
  if (a === null || b === null) return 0;
  return a === b ? weights.same : weights.other;
}

function compareContacts(
  { contact: { weights } }: MatchRules,
  { contacts: a }: MatchProfile,
  { contacts: b }: MatchProfile,
): number {
  return a.some((contact) => b.includes(contact)) ? weights.shared : 0;
}

/** Of these everybody has one at a time, and no two people have the same. */
const personal = new Set(['CODICE_FISCALE', 'CUI', 'ANPR_ID', 'SAP_ID']);

function compareIdentifiers(
  { identifiers: { weights } }: MatchRules,
  ofA: readonly MatchIdentifier[],
  ofB: readonly MatchIdentifier[],
): { weight: number; contradict: boolean } {
  const [a, b] = [ofA, ofB].map((all) => all.filter(({ state }) => state !== 'CONTRADICTED')) as [
    MatchIdentifier[],
    MatchIdentifier[],
  ]; // one of each
  const same = a.flatMap((one) =>
    b.filter(({ index }) => index === one.index).map((o) => [one, o]),
  );
  if (same.length > 0) {
    const verified = same.some((pair) => pair.every((each) => each?.state === 'VERIFIED'));
    return { weight: verified ? weights.sameVerified : weights.same, contradict: false };
  }
  const different = a
    .filter(isPersonal)
    .flatMap((one) =>
      b
        .filter((other) => isPersonal(other) && other.type === one.type)
        .map((other) => [one, other]),
    );
  if (different.length === 0) return { weight: 0, contradict: false };
  const verified = different.some((pair) => pair.every((each) => each?.state === 'VERIFIED'));
  return { weight: verified ? weights.otherVerified : weights.other, contradict: verified };
}

/** A code that was superseded by another says nothing against a third. */
function isPersonal({ type, state }: MatchIdentifier): boolean {
  return personal.has(type) && state !== 'SUPERSEDED';
}
