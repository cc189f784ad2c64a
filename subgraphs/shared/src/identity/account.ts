/** Whose account a subject is at an organisation: what domains know an operator by. */
export function accountOf(organisationId: string, subject: string): string {
  return `${organisationId}/${subject}`;
}

/** The other way round. */
export function fromAccount(account: string): { organisationId: string; subject: string } {
  const at = account.indexOf('/');
  return { organisationId: account.slice(0, Math.max(at, 0)), subject: account.slice(at + 1) };
}
