import { listStoreMigrations, migrateStores } from '../src/platform/stores/migrate/migrate-stores.js';
import { deployPolicies } from '../src/safeguards/deploy/deploy-policies.js';
import { recordDeployment } from '../src/safeguards/deploy/record-deployment.js';
import { urlVariables } from '../src/platform/stores/prepare/logins.js';
import { required, toldIn } from './required.js';

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

// npm run migrate — as the owners; with `-- --show` it lists what is applied and changes nothing.
await toldIn('migrate', async () => {
  const [flag, ...more] = process.argv.slice(2);
  if (more.length > 0 || (flag !== undefined && flag !== '--show')) {
    throw new Error('The only option is --show.');
  }
  const urls = { owner: required(urlVariables.owner), 'keys-owner': required(urlVariables['keys-owner']) };
  if (flag === '--show') {
    const { main, keys } = await listStoreMigrations(urls);
    print(main.map(({ name, applied }) => `[${applied ? 'X' : ' '}] main ${name}`));
    print(keys.map(({ name, applied }) => `[${applied ? 'X' : ' '}] keys ${name}`));
    return;
  }
  const { main, keys } = await migrateStores(urls);
  await deployPolicies(urls.owner);
  await recordDeployment(urls.owner, [...main.map((name) => `main ${name}`), ...keys.map((name) => `keys ${name}`)]);
  print([...main.map((name) => `applied main ${name}`), ...keys.map((name) => `applied keys ${name}`)]);
  print(main.length + keys.length === 0 ? ['Nothing to apply.'] : []);
});
