import { migrateStores } from '../../platform/stores/migrate/migrate-stores.js';
import { prepareClusters } from '../../platform/stores/prepare/prepare-clusters.js';
import { deployPolicies } from '../../safeguards/deploy/deploy-policies.js';
import { recordDeployment } from '../../safeguards/deploy/record-deployment.js';
import type { ClusterPair } from '../clusters/cluster-pair.js';

/** What `npm run database:prepare` and `npm run migrate` do, on a pair of clusters of the demo; a second time changes nothing. */
export async function prepareStores({ adminUrl, keysAdminUrl, urls }: ClusterPair): Promise<void> {
  await prepareClusters({ adminUrl, keysAdminUrl, urls });
  const { main, keys } = await migrateStores(urls);
  await deployPolicies(urls.owner);
  await recordDeployment(urls.owner, [...main.map((name) => `main ${name}`), ...keys.map((name) => `keys ${name}`)]);
}
