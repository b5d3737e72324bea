import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  everyLogin,
  isOnKeys,
  keysDatabase,
  mainDatabase,
  roleNames,
  type LoginUrls,
} from '../../platform/stores/prepare/logins.js';
import { claimClusters } from './claim.js';
import { startCluster, type Cluster, type ClusterOptions } from './cluster.js';
import { keptPasswords, type Passwords } from './passwords.js';
import type { StopMode } from './postmaster.js';

/** How a pair differs from the demo's own; the tests' pair gives up durability for speed. */
export type PairOptions = Pick<ClusterOptions, 'settings' | 'initFlags'>;

/** Both running clusters of a data folder, with everything that `database:prepare` asks. */
export interface ClusterPair {
  readonly adminUrl: string;
  readonly keysAdminUrl: string;
  /** Connection URLs of the logins, passwords included; the logins exist once the pair is prepared. */
  readonly urls: LoginUrls;
  /** Where the servers write their logs. */
  readonly logFiles: { readonly main: string; readonly keys: string };
  /** Which of the two was still running from an earlier start. */
  readonly adopted: { readonly main: boolean; readonly keys: boolean };
  /** Resolves with a sentence when one of the two is gone without having been stopped here. */
  readonly ended: Promise<string>;
  stop(mode?: StopMode): Promise<void>;
}

function loginUrls(passwords: Passwords, main: Cluster, keys: Cluster): LoginUrls {
  return everyLogin((login) => {
    const [port, database] = isOnKeys(login) ? [keys.port, keysDatabase] : [main.port, mainDatabase];
    return `postgres://${roleNames[login]}:${passwords.logins[login]}@127.0.0.1:${port}/${database}`;
  });
}

async function stopAll(clusters: readonly Cluster[], mode: StopMode): Promise<void> {
  const results = await Promise.allSettled(clusters.map((cluster) => cluster.stop(mode)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}

/** Both or none: when one doesn't start, the other is stopped, unless it ran before. */
async function startBoth(starts: readonly [Promise<Cluster>, Promise<Cluster>]): Promise<[Cluster, Cluster]> {
  const [main, keys] = await Promise.allSettled(starts);
  if (main.status === 'fulfilled' && keys.status === 'fulfilled') {
    return [main.value, keys.value];
  }
  const started = [main, keys].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  await stopAll(
    started.filter(({ adopted }) => !adopted),
    'fast',
  );
  return Promise.all(starts);
}

/**
 * Starts the main and the key cluster of a data folder, or adopts what still runs of them. Passwords are generated once
 * and kept in `clusters/passwords.json`, readable by its owner alone.
 * @param dataFolder made when it isn't there
 * @throws Error when another living process uses the folder, or a server doesn't start.
 */
export async function startClusterPair(dataFolder: string, options: PairOptions = {}): Promise<ClusterPair> {
  const folder = join(dataFolder, 'clusters');
  await mkdir(folder, { recursive: true });
  // The servers' own account passes through; each data folder is closed by itself.
  await chmod(folder, 0o711);
  const passwords = await keptPasswords(join(folder, 'passwords.json'));
  const logFiles = { main: join(folder, 'main.log'), keys: join(folder, 'keys.log') };
  const start = (name: 'main' | 'keys'): Promise<Cluster> =>
    startCluster({ folder: join(folder, name), password: passwords[name], logFile: logFiles[name], ...options });
  const [main, keys] = await startBoth([start('main'), start('keys')]);
  const claim = await claimClusters(main.adminUrl);
  return {
    adminUrl: main.adminUrl,
    keysAdminUrl: keys.adminUrl,
    urls: loginUrls(passwords, main, keys),
    logFiles,
    adopted: { main: main.adopted, keys: keys.adopted },
    ended: Promise.race([main.ended, keys.ended]),
    stop: async (mode = 'fast') => {
      await claim.release();
      await stopAll([main, keys], mode);
    },
  };
}
