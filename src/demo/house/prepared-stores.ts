import { MigrationFailed } from '../../platform/stores/migrate/migration-failed.js';
import { MigrationsDiffer } from '../../platform/stores/migrate/migration-list.js';
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

/**
 * The same for a data folder, which may have been made by an earlier version.
 * @throws Error that says what to do, where this version's migrations don't continue what was applied there
 */
export async function prepareStoresOf(dataFolder: string, pair: ClusterPair): Promise<void> {
  try {
    await prepareStores(pair);
  } catch (error) {
    if (error instanceof MigrationsDiffer || error instanceof MigrationFailed) {
      throw new Error(
        `The data in ${dataFolder} were made by another version of this program, which this one can't continue. ` +
          `Move that folder away, or start with another one: DATA_DIR=/somewhere-else npm start. (${error.message})`,
        { cause: error },
      );
    }
    throw error;
  }
}
