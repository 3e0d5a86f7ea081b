import { createHash } from 'node:crypto';

/** The pages of the embedded provider: plain HTML, no script, readable at any size. */
const text = {
  product: 'Zweiklick',
  title: 'Anmelden',
  intro: 'Sie melden sich am Arbeitsplatz an. Danach können Sie dieses Fenster schließen.',
  login: 'Benutzername',
  password: 'Passwort',
  submit: 'Anmelden',
  cancel: 'Abbrechen',
  people: 'Wer sind Sie?',
  demo: 'Dieser Server läuft mit erfundenen Vorführdaten. Wählen Sie eine Person; ein Passwort gibt es nicht.',
  wrong: 'Benutzername oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.',
  missing: 'Bitte geben Sie Benutzername und Passwort ein.',
  tooMany: 'Es gab zu viele Versuche. Bitte warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.',
  failedTitle: 'Das hat nicht geklappt',
  failed:
    'Diese Anmeldung ist abgelaufen oder gehört nicht zu diesem Fenster. Bitte beginnen Sie in Zweiklick noch einmal.',
  leaveTitle: 'Abmelden',
  leave: 'Möchten Sie sich in diesem Browser abmelden?',
  leaveYes: 'Abmelden',
  left: 'Sie sind abgemeldet. Sie können dieses Fenster schließen.',
} as const;

export type LoginProblem = 'wrong' | 'missing' | 'tooMany';

export interface LoginPerson {
  readonly login: string;
  readonly displayName: string;
  readonly teamName: string;
}

export interface LoginForm {
  readonly uid: string;
  readonly login: string;
  readonly problem?: LoginProblem | undefined;
}

export function passwordPage({ uid, login, problem }: LoginForm): string {
  const describes = problem === undefined ? '' : ' aria-describedby="problem"';
  const [atLogin, atPassword] = login === '' ? [' autofocus', ''] : ['', ' autofocus'];
  return page(
    text.title,
    `<p>${text.intro}</p>
    ${problem === undefined ? '' : `<p class="problem" id="problem" role="alert">${text[problem]}</p>`}
    <form method="post" action="/oidc/interaction/${asText(uid)}">
      <label for="login">${text.login}</label>
      <input id="login" name="login" value="${asText(login)}" autocomplete="username" maxlength="64"${describes}${atLogin}>
      <label for="password">${text.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200"${describes}${atPassword}>
      <button>${text.submit}</button>
    </form>
    ${cancelForm(uid)}`,
  );
}

export function peoplePage(uid: string, people: readonly LoginPerson[]): string {
  const choices = people.map(
    ({ login, displayName, teamName }) =>
      `<li><button name="login" value="${asText(login)}">${asText(displayName)}<span>${asText(teamName)}</span></button></li>`,
  );
  return page(
    text.title,
    `<p>${text.demo}</p>
    <form method="post" action="/oidc/interaction/${asText(uid)}">
      <h2>${text.people}</h2>
      <ul>${choices.join('')}</ul>
    </form>
    ${cancelForm(uid)}`,
  );
}

export function errorPage(): string {
  return page(text.failedTitle, `<p role="alert">${text.failed}</p>`);
}

/** @param form of the provider, with id `op.logoutForm` */
export function leavePage(form: string): string {
  return page(
    text.leaveTitle,
    `<p>${text.leave}</p>${form}<button form="op.logoutForm" name="logout" value="yes">${text.leaveYes}</button>`,
  );
}

export function leftPage(): string {
  return page(text.leaveTitle, `<p>${text.left}</p>`);
}

function cancelForm(uid: string): string {
  return `<form method="post" action="/oidc/interaction/${asText(uid)}/cancel"><button class="quiet">${text.cancel}</button></form>`;
}

const style = `
:root { color-scheme: light dark; --text: #1c2330; --back: #f4f5f7; --card: #fff; --line: #737b8c; --act: #171a6f; --on: #fff; --bad: #a3122a }
@media (prefers-color-scheme: dark) { :root { --text: #e7eaf0; --back: #14171d; --card: #1e222b; --line: #8f98a8; --act: #b3b6ff; --on: #14171d; --bad: #ff9aa8 } }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem 1rem; color: var(--text); background: var(--back); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card) }
h1 { margin: 0 0 .5rem; font-size: 1.4rem } h2 { margin: 1rem 0 .5rem; font-size: 1.1rem } p { margin: 0 0 1rem }
.product { margin: 0; font-weight: 600 }
label { display: block; margin-top: .75rem; font-weight: 600 }
input { width: 100%; padding: .5rem; border: 1px solid var(--line); border-radius: 4px; color: inherit; background: transparent; font: inherit }
button { width: 100%; margin-top: 1rem; padding: .6rem; border: 1px solid var(--act); border-radius: 4px; color: var(--on); background: var(--act); font: inherit; cursor: pointer }
button.quiet, li button { color: var(--act); background: transparent }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px }
ul { margin: 0; padding: 0; list-style: none } li button { margin-top: .5rem; text-align: left } li span { display: block; color: var(--text) }
.problem { padding-left: .75rem; border-left: 4px solid var(--bad); color: var(--bad) }
`;

/** Our style and nothing else; forms go here, and from here back to the workstation's address on this machine. */
export const providerPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "script-src 'none'",
  "form-action 'self' http://127.0.0.1:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${text.product}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="product">${text.product}</p>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function asText(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
