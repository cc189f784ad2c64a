/**
 * By how much clocks of others may differ from ours, seconds: a token is taken until so long after
 * its end, and from so long before it was made. Machines that ask a time server differ by far less.
 */
export const clockSkew = 30;
