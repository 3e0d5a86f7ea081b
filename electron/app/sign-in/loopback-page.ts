import { createHash } from 'node:crypto';

/** `done`: signed in. `failed`: not, the window says why. `stray`: an answer that belongs to no sign-in which is going on. */
export type LoopbackPage = 'done' | 'failed' | 'stray';

const texts: Readonly<Record<LoopbackPage, { readonly title: string; readonly text: string }>> = {
  done: { title: 'Sie sind angemeldet.', text: 'Sie können dieses Fenster schließen.' },
  failed: {
    title: 'Die Anmeldung hat nicht geklappt.',
    text: 'Sie können dieses Fenster schließen. In Zweiklick steht, woran es lag.',
  },
  stray: {
    title: 'Diese Seite gehört zu keiner laufenden Anmeldung.',
    text: 'Bitte gehen Sie zurück zu Zweiklick und melden Sie sich dort noch einmal an.',
  },
};

const style =
  ':root{color-scheme:light dark}body{max-width:34rem;margin:15vh auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif}';

export const loopbackHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer', // the address holds the code
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

export function loopbackPage(page: LoopbackPage): string {
  const { title, text } = texts[page];
  return `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Zweiklick</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}
