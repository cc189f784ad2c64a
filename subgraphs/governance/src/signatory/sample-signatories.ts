import { shiftDay } from '#shared/sample/sample-days.ts';
import { knownReferenceId } from '#shared/sample/sample-id.ts';
import { dayOf, live, type SampleAct } from '#shared/undertaking/sample-life.ts';
import { outcomeOf, sampleUndertakings } from '#shared/undertaking/sample-undertakings.ts';
import { drawnMemoranda } from '../memorandum/sample-memoranda.ts';
import { signatoryKind } from './signatory.repository.ts';
import { signatories } from './signatory.table.ts';
import { invite, type Signatory, type SignatoryAct } from './signatory.ts';

export function sampleSignatories() {
  return sampleUndertakings(signatoryKind.type, signatories, () => drawn);
}

const drawn = drawnMemoranda.flatMap(({ agreed, row: memorandum, life: ofMemorandum }) => {
  const signatures = ofMemorandum.steps.filter(
    ({ act }) => act === 'SIGN' || act === 'COMPLETE_SIGNATURES',
  );
  const approvedOn = dayOf(ofMemorandum, 'APPROVE');
  return agreed.parties.map((party, index) => {
    const organisationId = knownReferenceId('organisation', party);
    const invitedOn = shiftDay(agreed.openedOn, index === 0 ? 0 : 7);
    const { withdrew } = agreed;
    const acts: SampleAct<SignatoryAct>[] = [
      ...on('AUTHORIZE', approvedOn && shiftDay(approvedOn, 7)),
      ...on('SIGN', signatures[index]?.happenedOn),
      ...on('WITHDRAW', withdrew?.party === party ? withdrew.on : null),
    ];
    const life = live(signatoryKind, invitedOn, acts);
    const signedOn = dayOf(life, 'SIGN');
    const row: Signatory = {
      ...invite(memorandum, organisationId, invitedOn),
      ...outcomeOf(life),
      id: knownReferenceId('signatory', `${agreed.name}:${party}`),
      capacity: dayOf(life, 'AUTHORIZE') && capacityOf(party),
      signedOn,
      method: signedOn === null ? null : index % 4 === 3 ? 'PAPER' : 'DIGITAL',
      withdrawnOn: dayOf(life, 'WITHDRAW'),
    };
    return { row, life };
  });
});

/** Nothing where there is no day of it. */
function on<Act extends string>(act: Act, day: string | null | undefined): SampleAct<Act>[] {
  return day ? [{ act, on: day }] : [];
}

function capacityOf(party: string): string {
  if (party.startsWith('comune-')) return 'Sindaco';
  if (party === 'veneto-lavoro') return 'Direttore';
  return party === 'regione-veneto' ? 'Direttore della Direzione' : 'Rettore';
}
