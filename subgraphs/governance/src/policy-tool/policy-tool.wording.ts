import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  openUndertakingRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { CorrectPolicyToolRefusal } from './correct-policy-tool.ts';
import type { OpenPolicyToolRefusal } from './open-policy-tool.ts';
import type { ToolToldRefusal } from './policy-tool.ts';
import type { PublishPolicyToolVersionRefusal } from './publish-policy-tool-version.ts';
import type { SupersedePolicyToolRefusal } from './supersede-policy-tool.ts';

/** Of titles that the public reads, also those of research. */
export const titleMalformed = {
  en: 'A title has 1 to 200 characters in each language, none of them a control character, and no space at its ends.',
  it: 'Il titolo ha da 1 a 200 caratteri in ogni lingua, senza caratteri di controllo e senza spazi alle estremità.',
  path: ['titleIt'],
};

const told: Refusals<ToolToldRefusal> = {
  ToolTitleMalformed: titleMalformed,
  WordsMalformed: { ...wordsMalformed, path: ['abstract'] },
  LicenceUnknown: {
    en: 'A licence is one of the SPDX identifiers that the contract lists, e.g. CC-BY-4.0.',
    it: 'La licenza è uno degli identificativi SPDX elencati nel contratto, p. es. CC-BY-4.0.',
    path: ['licence'],
  },
  ToolLanguagesMalformed: {
    en: 'Give at least one language, each once, by its ISO 639-3 code of three letters.',
    it: 'Indicare almeno una lingua, ciascuna una volta, con il codice ISO 639-3 di tre lettere.',
    path: ['languages'],
  },
};

export const openPolicyToolRefusals: Refusals<OpenPolicyToolRefusal> = {
  ...openUndertakingRefusals,
  ...told,
};

export const advancePolicyToolRefusals = actOnCaseRefusals('policyToolId');

/** Of acts that have a mutation of their own: it is the tool that is not in their state. */
const acting = {
  ...advancePolicyToolRefusals,
  CaseStateForbids: { ...advancePolicyToolRefusals.CaseStateForbids, path: ['policyToolId'] },
};

export const publishPolicyToolVersionRefusals: Refusals<PublishPolicyToolVersionRefusal> = {
  ...acting,
  ToolVersionMalformed: {
    en: 'A version is numbered by two or three numbers, as in 1.0 or 1.0.2.',
    it: 'La versione si indica con due o tre numeri, come 1.0 o 1.0.2.',
    path: ['number'],
  },
  ToolVersionNotNewer: {
    en: 'The tool already has this version, or one above it.',
    it: 'Lo strumento ha già questa versione, o una superiore.',
    path: ['number'],
  },
  ToolDocumentMalformed: {
    en: 'A document has an address that begins with https:// and an SHA-256 of 64 hexadecimal digits.',
    it: 'Il documento ha un indirizzo che inizia con https:// e uno SHA-256 di 64 cifre esadecimali.',
    path: ['documentUrl'],
  },
  WordsMalformed: { ...wordsMalformed, path: ['changeNote'] },
};

export const supersedePolicyToolRefusals: Refusals<SupersedePolicyToolRefusal> = {
  ...acting,
  SuccessorNotPublished: {
    en: 'Another tool takes its place, one that is published.',
    it: 'A sostituirlo è un altro strumento, pubblicato.',
    path: ['successorId'],
  },
};

export const correctPolicyToolRefusals: Refusals<CorrectPolicyToolRefusal> = {
  ...correctCaseRefusals('policyToolId'),
  ...told,
};
