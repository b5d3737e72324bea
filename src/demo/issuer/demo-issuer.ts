import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { closed, listening } from './loopback-server.js';
import { memoryStorage } from './memory-storage.js';
import type { People } from './people.js';
import { buildProvider } from './provider.js';
import { answerSignIn } from './sign-in-interaction.js';
import { KeyFile } from './signing-keys.js';

/** Where an issuer listens and keeps its keys, and whom it knows. */
export interface IssuerOptions {
  /** Its keys are in `issuer/keys.json` there. */
  readonly dataFolder: string;
  /** On 127.0.0.1. The port is part of the issuer's name (`iss`): accounts are linked to it, so it has to stay. */
  readonly port: number;
  readonly people: People;
}

/** A running issuer. */
export interface DemoIssuer {
  /** Its name: the `iss` of the tokens and where discovery starts. */
  readonly url: string;
  /** The published keys' ids; the first one signs. */
  keyIds(): readonly string[];
  /** Signs with a new key from now on; the earlier ones stay published. @returns the new `kid` */
  rotateKey(): Promise<string>;
  /** Takes a key out of the published set, so that its tokens die. @returns false for an unknown `kid` */
  removeKey(kid: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts the demo's OpenID Connect issuer in this process. Keys are kept between starts; sessions are not.
 * @throws Error when the port is taken or the key file is not what was written.
 */
export async function startIssuer({ dataFolder, port, people }: IssuerOptions): Promise<DemoIssuer> {
  const keys = await KeyFile.open(join(dataFolder, 'issuer', 'keys.json'));
  const url = `http://127.0.0.1:${port}`;
  const storage = memoryStorage();
  // A provider's keys are fixed when it is built; another one takes its place when they change.
  const build = (): { provider: ReturnType<typeof buildProvider>; handle: RequestListener } => {
    const provider = buildProvider({ url, keys: keys.current, people, storage });
    const handle = provider.callback();
    return { provider, handle: (request, response) => void handle(request, response) };
  };
  let current = build();
  const server = await listening((request, response) => {
    if (request.url?.startsWith('/sign-in/') === true) {
      void answerSignIn(current.provider, people, request, response);
    } else {
      current.handle(request, response);
    }
  }, port);
  return {
    url,
    keyIds: () => keys.current.signing.map(({ kid }) => kid),
    rotateKey: async () => {
      const kid = await keys.rotate();
      current = build();
      return kid;
    },
    removeKey: async (kid) => {
      const removed = await keys.remove(kid);
      current = build();
      return removed;
    },
    close: () => closed(server),
  };
}
