/** How much a request adds to what may be asked twice: one in ten. */
const share = 0.1;
/** Kept for a domain that is restarted when little is asked; beyond it nothing is saved up. */
const most = 10;

/**
 * What may be asked once more: at most a tenth of what was asked. A domain that has a hard time is then
 * not asked twice as much just when it can least bear it.
 */
export class RetryBudget {
  #left = 1;

  asked(): void {
    this.#left = Math.min(most, this.#left + share);
  }

  /** Whether one may be asked again; that one is then spent. */
  take(): boolean {
    // The sum of tenths is a little less than one.
    if (this.#left < 1 - 1e-9) return false;
    this.#left -= 1;
    return true;
  }
}
