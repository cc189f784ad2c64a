/** The sample identities offered here, or why there are none: a real installation has none. */
export async function sampleIdentities() {
  try {
    const response = await fetch('/development/identities', { signal: AbortSignal.timeout(5_000) });
    if (response.status === 404) return { state: 'not-offered', identities: [] };
    if (!response.ok) return { state: 'unreachable', identities: [] };
    const identities = await response.json();
    // The domains' own identities are for their change feeds, not for people to try.
    return { state: 'offered', identities: identities.filter(({ role }) => role !== 'PLATFORM') };
  } catch {
    return { state: 'unreachable', identities: [] };
  }
}

/** A token of a sample identity, or why there is none; kept in memory only. */
export async function sampleToken(identity) {
  try {
    const path = `/development/tokens/${encodeURIComponent(identity)}`;
    const response = await fetch(path, { method: 'POST', signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return { problem: 'reason.status', status: response.status };
    const { token, expiresAt } = await response.json();
    return { token, expiresAt: new Date(expiresAt) };
  } catch {
    return { problem: 'reason.unreachable' };
  }
}
