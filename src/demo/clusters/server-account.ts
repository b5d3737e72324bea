import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** The account a server runs as: our own, or for root another one, since PostgreSQL refuses to run as root. */
export type ServerAccount = { readonly kind: 'own' } | ({ readonly kind: 'other' } & Ids);

/** A command line with the identity it starts with, as `spawn` takes it. */
export interface AccountCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly identity: Partial<Ids>;
}

function idsOf(name: string): Ids | undefined {
  const id = (flag: string): number =>
    Number.parseInt(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }), 10);
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/**
 * Chooses the account for the servers. As root: `postgres` where the machine has it, else `nobody`, so that no account
 * is made on somebody's machine.
 * @throws Error when root has neither.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) {
    return { kind: 'own' };
  }
  const ids = idsOf('postgres') ?? idsOf('nobody');
  if (ids === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody: be another user.');
  }
  return { kind: 'other', ...ids };
}

function mayPass(folder: string, { uid, gid }: Ids): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  if (owner === uid) {
    return (mode & 0o100) !== 0;
  }
  return group === gid ? (mode & 0o010) !== 0 : (mode & 0o001) !== 0;
}

function reaches(folder: string, ids: Ids): boolean {
  const parent = dirname(folder);
  return mayPass(folder, ids) && (parent === folder || reaches(parent, ids));
}

/**
 * The command line that runs a program as the account.
 *
 * Root often clones into a folder that is closed to everybody else (`/root`, `mktemp -d`). The server then keeps one
 * capability, to pass closed folders, through `setpriv`, and still isn't root.
 * @param folders existing folders that the program has to reach
 */
export function commandAs(
  account: ServerAccount,
  command: string,
  args: readonly string[],
  folders: readonly string[],
): AccountCommand {
  if (account.kind === 'own') {
    return { command, args, identity: {} };
  }
  const { uid, gid } = account;
  if (folders.every((folder) => reaches(resolve(folder), { uid, gid }))) {
    return { command, args, identity: { uid, gid } };
  }
  const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const keep = ['--inh-caps', '--ambient-caps', '--bounding-set'].map((set) => `${set}=-all,+dac_override`);
  // Without this bit, access(2) answers by the account alone, and initdb asks it about its own programs.
  const alsoForAccess = '--securebits=+no_setuid_fixup';
  return { command: 'setpriv', args: [...drop, ...keep, alsoForAccess, command, ...args], identity: {} };
}
