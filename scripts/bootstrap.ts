import { parseArgs } from 'node:util';
import { asOwner } from '../src/platform/stores/migrate/as-owner.js';
import { projectFolder } from '../src/platform/stores/migrate/project-folder.js';
import { urlVariables } from '../src/platform/stores/prepare/logins.js';
import { bootstrap } from '../src/records/accounts/bootstrap/bootstrap.js';
import { FIRST_PEOPLE_OPTIONS, firstPeopleOf } from '../src/records/accounts/bootstrap/first-people.js';
import { firstTexts } from '../src/records/accounts/bootstrap/first-texts.js';
import { loadPolicies } from '../src/safeguards/access/policy/compile-policies.js';
import { required, toldIn } from './required.js';

const options = Object.fromEntries(
  Object.keys(FIRST_PEOPLE_OPTIONS).map((option) => [option, { type: 'string' as const }]),
);

// npm run bootstrap -- --accounts-keeper "A. de Boer" --doctor "B. Vos" --doctor-registration 19012345601 \
//   --doctor-registered-until 2030-01-31 — as the owner, once, while there is no account.
await toldIn('bootstrap', async () => {
  const { values } = parseArgs({ options, strict: true });
  const people = firstPeopleOf(values);
  const policies = loadPolicies(projectFolder('policies'));
  const texts = firstTexts(projectFolder('policies'));
  const codes = await asOwner(required(urlVariables.owner), (owner) => bootstrap(owner, people, texts, policies));
  process.stdout.write(
    [
      'Two people are invited. Give each the own code, on paper; it is shown here once.',
      `  accounts  ${codes.accountsKeeper}`,
      `  doctor    ${codes.doctor}`,
      `Each signs in, sends the code to POST /v1/invitations/acceptance before ${codes.expiresAt},`,
      'and signs the general undertaking; /v1/me says what is still to do.',
      '',
    ].join('\n'),
  );
});
