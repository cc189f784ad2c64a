/**
 * The number of a communication to the authorities (comunicazione obbligatoria). How each Region
 * makes it up is not established, so that no more than its form is looked at.
 */
export function readCoNumber(text: string): string | undefined {
  const number = text.replaceAll(/[\s.\-/]/g, '').toUpperCase();
  return /^[A-Z0-9]{8,30}$/.test(number) ? number : undefined;
}

/** A division, group, class, category or subcategory of ATECO: `56`, `56.1`, `56.10`, `56.10.1`, `56.10.11`. */
export function isAtecoCode(code: string): boolean {
  return /^\d{2}(\.\d(\d(\.\d{1,2})?)?)?$/.test(code);
}

/** Finds slips, and is no limit of the law. */
export function areWeeklyHours(hours: number): boolean {
  return hours >= 1 && hours <= 60;
}
