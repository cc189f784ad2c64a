/** A unit of CP2021, the fifth and last of its levels: `5.2.2.3.2`. */
const unit = /^\d(\.\d{1,2}){4}$/;

const inEsco =
  /^http:\/\/data\.europa\.eu\/esco\/occupation\/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Of either classification, by its form; the code lists themselves are not asked. */
export function isOccupation(text: string): boolean {
  return unit.test(text) || inEsco.test(text);
}
