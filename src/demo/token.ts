import { parseArgs } from 'node:util';
import { demoToken, type SignedIn } from './asking/demo-token.js';
import { readDemoSettings } from './demo-settings.js';
import { startedIssuerUrl } from './house/house.js';
import { everybody } from './people/demo-people.js';

// npm run --silent token -- dr-vos [--one-factor] [--minutes-ago 90]: a token of the running demo's issuer, and nothing else,
// so that it fits into "$(…)". A weak or an old sign-in shows what is answered to that (D10).
function listOfPeople(): string {
  return everybody.map(({ subject, name }) => `  ${subject.padEnd(10)} ${name}`).join('\n');
}

async function run(): Promise<void> {
  const {
    values,
    positionals: [subject, ...more],
  } = parseArgs({
    allowPositionals: true,
    options: { 'one-factor': { type: 'boolean' }, 'minutes-ago': { type: 'string' } },
  });
  if (subject === undefined || more.length > 0) {
    throw new Error(`Whose token? For example: npm run --silent token -- dr-vos\n${listOfPeople()}`);
  }
  if (!everybody.some((person) => person.subject === subject)) {
    throw new Error(`There is nobody of that name. Who can sign in:\n${listOfPeople()}`);
  }
  const minutes = values['minutes-ago'];
  const signedIn: SignedIn = {
    ...(values['one-factor'] === true && { acr: 'urn:dossierkluis:one-factor' as const }),
    ...(minutes !== undefined && { authAge: Number(minutes) * 60 }),
  };
  process.stdout.write(
    `${await demoToken(await startedIssuerUrl(readDemoSettings().dataFolder), subject, signedIn)}\n`,
  );
}

try {
  await run();
} catch (error) {
  const isAway = error instanceof TypeError && error.message === 'fetch failed';
  const why = error instanceof Error ? error.message : 'no token';
  process.stderr.write(`token: ${isAway ? 'The demo is not running; start it with npm start.' : why}\n`);
  process.exitCode = 1;
}
