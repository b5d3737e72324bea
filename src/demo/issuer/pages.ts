import type { DemoPerson } from './people.js';
import { signInLevels, type SignInLevel } from './sign-in-level.js';

const style = `
  :root { color-scheme: light dark; --ink: #1c2733; --quiet: #56636f; --paper: #fff; --line: #d5dce3; --act: #0b5f73; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e8edf1; --quiet: #a3b0bb; --paper: #151c22; --line: #35424d; --act: #7fd0e3; }
  }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
  main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem; }
  h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
  p { color: var(--quiet); margin: 0 0 2rem; }
  ul { list-style: none; margin: 0 0 2rem; padding: 0; border-top: 1px solid var(--line); }
  li { border-bottom: 1px solid var(--line); padding: .75rem 0; }
  form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
  form span { flex: 1 1 14rem; }
  button { font: inherit; padding: .4rem .8rem; border: 1px solid var(--act); border-radius: .4rem; background: none;
    color: var(--act); cursor: pointer; }
  button[value$='two-factors'] { background: var(--act); color: var(--paper); }
  button:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }`;

const words: Readonly<Record<SignInLevel, string>> = {
  'urn:dossierkluis:two-factors': 'With second factor',
  'urn:dossierkluis:one-factor': 'Without',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main>${content}</main></body>
</html>`;
}

function choice({ subject, name }: DemoPerson, levels: readonly SignInLevel[]): string {
  const buttons = levels.map(
    (level) => `<button name="level" value="${level}"
    aria-label="${escaped(`${words[level]}: sign in as ${name}`)}">${words[level]}</button>`,
  );
  return `<li><form method="post"><input type="hidden" name="person" value="${escaped(subject)}">
    <span>${escaped(name)}</span>${buttons.join('')}</form></li>`;
}

/**
 * The sign-in page of the demo: who are you, and with how many factors?
 * @param offered the levels that the request accepts; none shows nobody
 */
export function signInPage(people: readonly DemoPerson[], offered: readonly SignInLevel[]): string {
  const strongestFirst = signInLevels.toReversed().filter((level) => offered.includes(level));
  const list =
    strongestFirst.length === 0
      ? '<p>The request asks for a sign-in that this issuer does not know.</p>'
      : `<ul>${people.map((person) => choice(person, strongestFirst)).join('')}</ul>`;
  return page(
    'Sign in · Dossierkluis demo',
    `<h1>Who are you today?</h1>
    <p>This sign-in belongs to the demonstration: invented people, no passwords.</p>${list}
    <form method="post"><button name="cancel" value="yes">Cancel</button></form>`,
  );
}

/** What went wrong at the issuer, by its code alone. */
export function errorPage(code: string): string {
  return page(
    'Sign-in failed · Dossierkluis demo',
    `<h1>The sign-in did not work</h1>
    <p>The issuer answered: ${escaped(code)}. Start again from the page that sent you here.</p>`,
  );
}
