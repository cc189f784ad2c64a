import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  correctCaseRefusals,
  externalRefRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import { ledRefusals } from '../memorandum/memorandum.wording.ts';
import type { AddCommitmentRefusal } from './add-commitment.ts';
import type { ToldRefusal } from './commitment.ts';
import type { CorrectCommitmentRefusal } from './correct-commitment.ts';

const told: Refusals<ToldRefusal> = {
  WordsMalformed: { ...wordsMalformed, path: ['text'] },
  CommitmentDueTooEarly: {
    en: 'A commitment is not due before it is opened.',
    it: 'Un impegno non può scadere prima della sua apertura.',
    path: ['dueOn'],
  },
};

export const addCommitmentRefusals: Refusals<AddCommitmentRefusal> = {
  ...ledRefusals('openedOn'),
  ...told,
  ...externalRefRefusals,
  ExternalRefTaken: {
    en: 'The memorandum already has a commitment with this external reference.',
    it: 'Il protocollo ha già un impegno con questo riferimento esterno.',
    path: ['externalRef'],
  },
  ResponsibleNotSignatory: {
    en: 'A commitment is of a signatory that has not withdrawn.',
    it: 'Un impegno spetta a un ente firmatario che non è receduto.',
    path: ['responsibleOrganisationId'],
  },
};

export const advanceCommitmentRefusals = actOnCaseRefusals('commitmentId');

export const correctCommitmentRefusals: Refusals<CorrectCommitmentRefusal> = {
  ...correctCaseRefusals('commitmentId'),
  ...told,
};
