/** Of what takes place from one day until before another. */
export const activityPeriodMalformed = {
  en: 'It begins not before the programme did, and the first day after its end comes after its first day.',
  it: 'Non inizia prima del programma, e il primo giorno dopo la fine segue il primo giorno.',
  path: ['endsOn'],
};

/** Of what begins on a day that is known. */
export const activityTooEarly = {
  en: 'It cannot begin before its first day.',
  it: 'Non può iniziare prima del suo primo giorno.',
  path: ['happenedOn'],
};

/** Of days that are changed; the field that takes them comes with it. */
export const attendedOutside = {
  en: 'People are recorded to take part on other days: those are to be corrected first.',
  it: 'Sono registrate partecipazioni in altri giorni: vanno corrette prima.',
};
