import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { access, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  everyLogin,
  isOnKeys,
  keysDatabase,
  mainDatabase,
  roleNames,
  urlVariables,
  type Login,
} from '../src/platform/stores/prepare/logins.js';
import { toldIn } from './required.js';

const FOLDER = 'secrets';
const SETTINGS = '.env';
/** The account of the image, for files that root makes. */
const IMAGE_USER = 1000;

// 24 random bytes in an alphabet that a connection URL carries as it is.
const password = (): string => randomBytes(24).toString('base64url');

function line(login: Login): string {
  const [host, database] = isOnKeys(login) ? ['keys', keysDatabase] : ['stores', mainDatabase];
  return `${urlVariables[login]}=postgres://${roleNames[login]}:${password()}@${host}:5432/${database}`;
}

/** Each file holds what one of the programs of docker-compose.yml is told, and no more. */
function files(): Readonly<Record<string, string | Uint8Array>> {
  const [stores, keys] = [password(), password()];
  const lines = everyLogin(line);
  const isOwner = (login: string): boolean => login === 'owner' || login === 'keys-owner';
  const chosen = (which: (login: string) => boolean): string =>
    Object.entries(lines)
      .flatMap(([login, text]) => (which(login) ? [`${text}\n`] : []))
      .join('');
  return {
    'stores-admin': stores,
    'keys-admin': keys,
    'admins.env':
      `KLUIS_ADMIN_URL=postgres://postgres:${stores}@stores:5432/postgres\n` +
      `KLUIS_KEYS_ADMIN_URL=postgres://postgres:${keys}@keys:5432/postgres\n`,
    'owners.env': chosen(isOwner),
    'logins.env': chosen((login) => !isOwner(login)),
    'key-wrapping.key': randomBytes(32),
    'cursor.key': randomBytes(32),
    'signing.pem': generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/** Who owns the files, and so whom the programs run as: never root. */
function user(): { readonly uid: number; readonly gid: number } {
  const [uid = IMAGE_USER, gid = IMAGE_USER] = [process.getuid?.(), process.getgid?.()];
  return uid === 0 ? { uid: IMAGE_USER, gid: IMAGE_USER } : { uid, gid };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

// npm run secrets — the files that docker-compose.yml names, made once: random passwords and keys, for their owner alone.
await toldIn('secrets', async () => {
  if ((await isThere(FOLDER)) || (await isThere(SETTINGS))) {
    throw new Error(
      `${FOLDER}/ or ${SETTINGS} is there already; what is in it may open databases, so nothing is written over.`,
    );
  }
  const { uid, gid } = user();
  await mkdir(FOLDER, { mode: 0o700 });
  await chown(FOLDER, uid, gid);
  for (const [name, content] of Object.entries(files())) {
    await writeFile(join(FOLDER, name), content, { mode: 0o600, flag: 'wx' });
    await chown(join(FOLDER, name), uid, gid);
  }
  const settings = [
    `KLUIS_USER=${uid}:${gid}`,
    'KLUIS_ISSUER=',
    'KLUIS_AUDIENCE=urn:dossierkluis:api',
    'KLUIS_TOKEN_ALGORITHMS=ES256',
    'KLUIS_TWO_FACTOR_ACR=',
    '',
  ];
  await writeFile(SETTINGS, settings.join('\n'), { mode: 0o600, flag: 'wx' });
  process.stdout.write(
    `Written: ${FOLDER}/ and ${SETTINGS}. Fill in what ${SETTINGS} leaves open, then: docker compose up --build\n`,
  );
});
