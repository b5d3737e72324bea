import { prepareClusters } from '../src/platform/stores/prepare/prepare-clusters.js';
import { everyLogin, urlVariables } from '../src/platform/stores/prepare/logins.js';
import { required, toldIn } from './required.js';

// npm run database:prepare — by an administrator of both clusters; databases, logins and grants, as often as wanted.
await toldIn('database:prepare', async () => {
  await prepareClusters({
    adminUrl: required('KLUIS_ADMIN_URL'),
    keysAdminUrl: required('KLUIS_KEYS_ADMIN_URL'),
    urls: everyLogin((login) => required(urlVariables[login])),
  });
  process.stdout.write('Both clusters are prepared.\n');
});
