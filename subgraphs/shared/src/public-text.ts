/** A line of text without control characters or space at its ends. */
export function isPublicText(text: string): boolean {
  return /^[^\p{Cc}]{1,200}$/u.test(text) && text.trim() === text;
}
