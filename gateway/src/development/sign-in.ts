import express, { type Express, type Request, type Response } from 'express';
import type Provider from 'oidc-provider';
import { sampleIdentities } from '#shared/identity/sample-identities.ts';
import type { Language } from '#shared/language/language.ts';
import { renderHeader } from '../pages/header.ts';
import { pageLanguage } from '../pages/page-language.ts';
import { secured, securedTowards } from '../pages/security.ts';
import { escapeHtml, template } from '../pages/template.ts';
import { word } from '../pages/words.ts';
import { isPerson, signInPath } from './issuer.ts';

const page = template('sign-in.html');

/** The page on which people choose which sample identity they are. */
export function serveSignIn(app: Express, provider: Provider): void {
  const path = `${signInPath}/:uid`;

  app.get(path, async (request, response) => {
    const begun = await findBegun(provider, request, response);
    if (!begun) return tellExpired(request, response);
    const { params } = begun;
    const client = await provider.Client.find(String(params['client_id']));
    const towards = new URL(String(params['redirect_uri'])).origin;
    const language = pageLanguage(request);
    securedTowards(towards)(request, response, () => {
      response
        .set({ 'Content-Language': language, 'Cache-Control': 'no-store' })
        .type('html')
        .send(render(language, request.path, client?.clientName ?? ''));
    });
  });

  app.post(
    path,
    express.urlencoded({ extended: false, limit: '1kb' }),
    async (request, response) => {
      const identity = String(request.body?.identity ?? '');
      const begun = await findBegun(provider, request, response);
      if (!begun || !isPerson(identity)) return tellExpired(request, response);
      await provider.interactionFinished(
        request,
        response,
        { login: { accountId: identity, remember: false } },
        { mergeWithLastSubmission: false },
      );
    },
  );
}

/** A sign-in that this browser has begun; the issuer knows it by a cookie. */
async function findBegun(provider: Provider, request: Request, response: Response) {
  try {
    return await provider.interactionDetails(request, response);
  } catch {
    return undefined;
  }
}

function tellExpired(request: Request, response: Response): void {
  const language = pageLanguage(request);
  secured.page(request, response, () => {
    response.status(400).type('text/plain').send(word('signin.expired', language));
  });
}

function render(language: Language, path: string, client: string): string {
  const buttons = Object.keys(sampleIdentities)
    .filter(isPerson)
    .map(
      (name) =>
        `<li><button class="act" name="identity" value="${escapeHtml(name)}">${escapeHtml(word(`identity.${name}`, language))}</button></li>`,
    );
  return page(language, {
    header: renderHeader(language, { it: `${path}?lang=it`, en: `${path}?lang=en` }, 'sign-in'),
    client: escapeHtml(client),
    identities: buttons.join('\n'),
    action: escapeHtml(path),
  });
}
