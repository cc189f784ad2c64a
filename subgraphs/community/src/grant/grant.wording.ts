import type { Refusals } from '#shared/language/payload.ts';
import {
  actOnCaseRefusals,
  amountMalformed,
  correctCaseRefusals,
  wordsMalformed,
} from '#shared/undertaking/case-step.wording.ts';
import type { AcceptGrantRefusal } from './accept-grant.ts';
import type { AdvanceGrantRefusal } from './advance-grant.ts';
import type { ContractGrantRefusal } from './contract-grant.ts';
import type { CorrectGrantRefusal } from './correct-grant.ts';
import type { PayBackGrantRefusal } from './pay-back-grant.ts';
import type { PayGrantAdvanceRefusal } from './pay-grant-advance.ts';
import type { PayGrantBalanceRefusal } from './pay-grant-balance.ts';
import type { RecoverGrantRefusal } from './recover-grant.ts';
import type { ReportGrantRefusal } from './report-grant.ts';
import type { ReturnGrantReportRefusal } from './return-grant-report.ts';
import type { RevokeGrantRefusal } from './revoke-grant.ts';

export const declineGrantRefusals = actOnCaseRefusals('grantId');

const aid = {
  AmountMalformed: { ...amountMalformed, path: ['deMinimisAid'] },
  DeMinimisExceeded: {
    en: 'With this grant the beneficiary would have more de minimis aid in three years than 300,000 euro.',
    it: 'Con questo contributo il beneficiario supererebbe 300.000 euro di aiuti de minimis in tre anni.',
    path: ['deMinimisAid'],
  },
};

const cup = {
  CupMalformed: {
    en: 'A CUP has 15 characters: a letter, two digits, a letter, eleven digits.',
    it: 'Il CUP ha 15 caratteri: una lettera, due cifre, una lettera, undici cifre.',
    path: ['cup'],
  },
  CupTaken: {
    en: 'Another grant has this CUP.',
    it: 'Questo CUP è di un altro contributo.',
    path: ['cup'],
  },
};

const dueDay = {
  en: 'Say by when it is to be paid: not before what it follows.',
  it: 'Indicare entro quando si paga: non prima di ciò a cui segue.',
};

const paymentRef = {
  en: 'A payment has a reference of 1 to 200 characters, without space at its ends.',
  it: 'Un pagamento ha un riferimento da 1 a 200 caratteri, senza spazi alle estremità.',
  path: ['paymentRef'],
};

export const acceptGrantRefusals: Refusals<AcceptGrantRefusal> = {
  ...declineGrantRefusals,
  ...aid,
};

export const contractGrantRefusals: Refusals<ContractGrantRefusal> = {
  ...declineGrantRefusals,
  ...cup,
  DueDayMalformed: { ...dueDay, path: ['balanceDueOn'] },
};

export const payGrantAdvanceRefusals: Refusals<PayGrantAdvanceRefusal> = {
  ...declineGrantRefusals,
  NothingToPay: {
    en: 'The call gives no advance.',
    it: 'Il bando non prevede anticipo.',
    path: ['grantId'],
  },
  PaymentRefMalformed: paymentRef,
};

export const advanceGrantRefusals: Refusals<AdvanceGrantRefusal> = {
  ...declineGrantRefusals,
  AdvanceUnpaid: {
    en: 'The advance of its contract is not paid yet.',
    it: "L'anticipo previsto dal contratto non è ancora pagato.",
    path: ['act'],
  },
  RecoveryUnpaid: {
    en: 'What is to be paid back of it is not yet.',
    it: 'Quanto è da restituire non è ancora stato restituito.',
    path: ['act'],
  },
};

export const reportGrantRefusals: Refusals<ReportGrantRefusal> = {
  ...declineGrantRefusals,
  AmountMalformed: { ...amountMalformed, path: ['reportedAmount'] },
  WordsMalformed: { ...wordsMalformed, path: ['report'] },
};

export const returnGrantReportRefusals: Refusals<ReturnGrantReportRefusal> = {
  ...declineGrantRefusals,
  WordsMalformed: { ...wordsMalformed, path: ['returnReason'] },
};

export const payGrantBalanceRefusals: Refusals<PayGrantBalanceRefusal> = {
  ...declineGrantRefusals,
  AmountMalformed: { ...amountMalformed, path: ['acceptedAmount'] },
  AcceptedTooMuch: {
    en: 'No more is accepted than was reported, nor than the grant.',
    it: 'Non si riconosce più di quanto rendicontato, né più del contributo.',
    path: ['acceptedAmount'],
  },
  DueDayMalformed: { ...dueDay, path: ['recoveryDueOn'] },
  PaymentRefMalformed: {
    en: `${paymentRef.en} Where nothing is left to pay it has none.`,
    it: `${paymentRef.it} Se non resta nulla da pagare, non c'è.`,
    path: ['paymentRef'],
  },
};

export const payBackGrantRefusals: Refusals<PayBackGrantRefusal> = {
  ...declineGrantRefusals,
  NothingToPay: {
    en: 'Nothing of this grant is to be paid back.',
    it: 'Di questo contributo non c’è nulla da restituire.',
    path: ['grantId'],
  },
  PaymentRefMalformed: paymentRef,
};

export const revokeGrantRefusals: Refusals<RevokeGrantRefusal> = {
  ...declineGrantRefusals,
  WordsMalformed: { ...wordsMalformed, path: ['revocationReason'] },
  DueDayMalformed: { ...dueDay, path: ['recoveryDueOn'] },
};

export const recoverGrantRefusals: Refusals<RecoverGrantRefusal> = {
  ...payBackGrantRefusals,
};

export const correctGrantRefusals: Refusals<CorrectGrantRefusal> = {
  ...correctCaseRefusals('grantId'),
  CaseStateForbids: { ...declineGrantRefusals.CaseStateForbids, path: ['grantId'] },
  ...aid,
  ...cup,
};
