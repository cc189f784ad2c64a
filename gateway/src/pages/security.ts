import type { RequestHandler } from 'express';

const nowhereElse = [
  "default-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

/** GraphiQL sets styles of its own and carries its fonts and images inside its style sheet. */
const graphiql = [
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
];

/** Headers of everything a browser shows: no other origin, no inline script, no frame around it. */
export const secured = {
  page: withPolicy([...nowhereElse, "form-action 'self'"]),
  explorer: withPolicy([...nowhereElse, "form-action 'self'", ...graphiql]),
};

/** Of a form whose answer leads on to another origin, as signing in does: browsers ask for both. */
export function securedTowards(origin: string): RequestHandler {
  return withPolicy([...nowhereElse, `form-action 'self' ${origin}`]);
}

function withPolicy(policy: string[]): RequestHandler {
  return (_, response, next) => {
    response.set({
      'Content-Security-Policy': policy.join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    next();
  };
}
