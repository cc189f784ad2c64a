import { isPublicText } from '#shared/public-text.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { isHttpsUrl } from '../policy-tool/https-url.ts';
import type { ResearchAction } from './research-action.ts';

export type ResearchOutputKind = 'REPORT' | 'ARTICLE' | 'DATASET' | 'MAP' | 'EVENT';

export type ResearchOutput = {
  kind: ResearchOutputKind;
  title: string;
  publishedOn: string;
  doi: string | null;
  url: string | null;
};

export type ResearchOutputRefusal =
  | 'ResearchNotApproved'
  | 'ResearchOutputMalformed'
  | 'CaseInFuture'
  | 'CaseTooEarly';

/** Everybody sees it, and can reach it: it has a DOI or an address, or both. */
export function checkOutput(
  given: ResearchOutput,
  { approvedOn, openedOn }: Pick<ResearchAction, 'approvedOn' | 'openedOn'>,
  today: string,
): Result<ResearchOutput, ResearchOutputRefusal> {
  const { title, publishedOn, doi, url } = given;
  if (approvedOn === null) return refuse('ResearchNotApproved');
  if (publishedOn > today) return refuse('CaseInFuture');
  if (publishedOn < openedOn) return refuse('CaseTooEarly');
  const isReachable = doi !== null || url !== null;
  const isWellFormed = (doi === null || isDoi(doi)) && (url === null || isHttpsUrl(url));
  return isPublicText(title) && isReachable && isWellFormed
    ? ok(given)
    : refuse('ResearchOutputMalformed');
}

/** Prefix of a registrant, and what the registrant calls it; without the address of a resolver. */
export function isDoi(text: string): boolean {
  return /^10\.\d{4,9}\/[^\s\p{Cc}]{1,200}$/u.test(text);
}
