/** ISO 7064 MOD 37,36: values of the characters by their place. */
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Without I, L, O and U, which are read as others: five bits each. */
const drawn = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const certificateBytes = 12;

/** 60 bits at random and a check character: nobody finds one by counting, and a slip is seen. */
export function toCertificateNumber(bytes: Uint8Array): string {
  const body = Array.from(bytes, (byte) => drawn.charAt(byte & 31)).join('');
  return body + checkCharacterOf(body);
}

/** As it is kept, however it was typed; undefined for what cannot be a number. */
export function findCertificateNumber(typed: string): string | undefined {
  const number = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[0-9A-Z]{13}$/.test(number)) return undefined;
  return checkCharacterOf(number.slice(0, -1)) === number.at(-1) ? number : undefined;
}

/** ISO 7064 MOD 37,36, a hybrid system: finds every single slip and nearly every swap of neighbours. */
export function checkCharacterOf(body: string): string {
  let product = 36;
  for (const character of body) {
    const sum = (product + alphanumeric.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphanumeric.charAt((37 - product) % 36);
}
