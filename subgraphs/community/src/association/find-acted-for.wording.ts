/** Of whatever is done in the name of an association. */
export const associationNotFound = {
  en: 'Your organisation acts for no such association.',
  it: 'Il tuo ente non agisce per questa associazione.',
  path: ['associationId'],
};
