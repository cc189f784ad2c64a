/** Of what takes place somewhere. */
export const placeNotOpen = {
  en: 'There is no such place, or it is not open in that time.',
  it: 'Il luogo non esiste, o non è aperto in quel periodo.',
  path: ['placeId'],
};
