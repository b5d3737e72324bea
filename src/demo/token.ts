import { parseArgs } from 'node:util';
import { demoToken, type SignedIn } from './asking/demo-token.js';
import { readDemoSettings } from './demo-settings.js';
import { startedIssuerUrl } from './house/house.js';
import { everybody } from './people/demo-people.js';

/** The oldest sign-in that the demo's issuer makes, in minutes. */
const A_DAY = 1440;

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
  if (minutes !== undefined && !(/^[0-9]{1,4}$/.test(minutes) && Number(minutes) <= A_DAY)) {
    throw new Error(`--minutes-ago takes a whole number of minutes, ${A_DAY} (a day) at most: --minutes-ago 90`);
  }
  const signedIn: SignedIn = {
    ...(values['one-factor'] === true && { acr: 'urn:dossierkluis:one-factor' as const }),
    ...(minutes !== undefined && { authAge: Number(minutes) * 60 }),
  };
  const { dataFolder } = readDemoSettings();
  const issuerUrl = await startedIssuerUrl(dataFolder);
  process.stdout.write(`${await tokenOrWhere(dataFolder, demoToken(issuerUrl, subject, signedIn))}\n`);
}

/** The token, or which folder's demo gave none: a shell has one DATA_DIR and another one another. @throws Error naming it */
async function tokenOrWhere(dataFolder: string, token: Promise<string>): Promise<string> {
  try {
    return await token;
  } catch (error) {
    const isAway = error instanceof TypeError && error.message === 'fetch failed';
    const why = error instanceof Error ? error.message : 'no token';
    throw new Error(
      isAway
        ? `The demo of DATA_DIR=${dataFolder} is not running; start it with npm start, or set the DATA_DIR that it was started with.`
        : `${why} (the demo of DATA_DIR=${dataFolder})`,
      { cause: error },
    );
  }
}

try {
  await run();
} catch (error) {
  process.stderr.write(`token: ${error instanceof Error ? error.message : 'no token'}\n`);
  process.exitCode = 1;
}
