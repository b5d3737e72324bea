import type { Caller } from '../asking/caller.js';
import { demoPeople, everybody, sparePeople } from '../people/demo-people.js';
import type { Demo } from '../records/load-demo.js';
import { worthTrying } from './worth-trying.js';

/** A command for a shell. The token stands last: it is long. */
function curl(url: string, token: string, purpose?: string): string {
  return [
    `curl -sS '${url}'`,
    ...(purpose === undefined ? [] : [`-H 'Purpose: ${purpose}'`]),
    `-H 'Authorization: Bearer ${token}'`,
  ].join(' ');
}

/** Which of those who can be invited have no account of their own by now, as the service tells each of them. */
async function notLetIn(caller: Caller): Promise<readonly string[]> {
  const asked = await Promise.all(
    sparePeople.map(async ({ subject }) => {
      const { status, body } = await caller.ask(subject, '/v1/me');
      return status === 200 && body['account'] === null ? [subject] : [];
    }),
  );
  return asked.flat();
}

/** What is running, where to look, and one command for each demo person, ready to paste. @param prefix of commands */
export async function howToTry(caller: Caller, demo: Demo, prefix: string): Promise<string> {
  const { url, issuerUrl } = caller.place;
  const commands = await Promise.all(
    worthTrying(demo).map(async ({ subject, shows, path, purpose }) =>
      [
        `${demoPeople.find((person) => person.subject === subject)?.name ?? subject}: ${shows}`,
        `  ${curl(`${url}${path}`, await caller.token(subject), purpose)}`,
      ].join('\n'),
    ),
  );
  const spare = await notLetIn(caller);
  return [
    ...commands,
    '',
    `Service       ${url}   (who you are: /v1/me)`,
    `Routes        ${url}/docs   described for programs: ${url}/openapi.json`,
    `Sign-in       ${issuerUrl}   (the demo's own OpenID Connect issuer)`,
    `Jan at Acme   ${demo.dossiers.jan}`,
    `Acme          ${demo.employers.acme}`,
    '',
    'The commands are about the records as they were loaded; what you changed since answers otherwise: who left, reads nothing.',
    ...(spare.length === 0 ? [] : [`Nobody here yet, to be invited: ${spare.join(', ')} (README, "Let somebody in").`]),
    'The tokens above last ten minutes; the trail and the own log ask for a sign-in of at most five (401, sign-in-too-old: D10).',
    'A fresh one, for any of the people:',
    `  ${prefix}npm run --silent token -- dr-vos        (${everybody.map(({ subject }) => subject).join(', ')})`,
    'The whole story, step by step: npm run tour.  Stop with Ctrl-C; the data stays.',
  ].join('\n');
}
