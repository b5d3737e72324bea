import { z } from 'zod';
import { startIssuer } from './demo-issuer.js';
import { openKeyDesk } from './key-desk.js';
import { readPeople } from './people.js';

// The demo issuer as a process of its own: `node dist/src/demo/issuer/main.js`.
const port = z.coerce.number().int().min(1).max(65_535);
const environment = z
  .object({
    /** Keys are kept in `issuer/` there. */
    DATA_DIR: z.string().min(1),
    ISSUER_PORT: port,
    /** A JSON file: `[{ "subject": …, "name": … }]`. */
    ISSUER_PEOPLE: z.string().min(1),
    /** The key desk opens only where both of these are set. */
    ISSUER_KEY_DESK_PORT: port.optional(),
    ISSUER_KEY_DESK_SECRET: z.string().min(16).optional(),
  })
  .refine((told) => (told.ISSUER_KEY_DESK_PORT === undefined) === (told.ISSUER_KEY_DESK_SECRET === undefined), {
    message: 'both or neither',
    path: ['ISSUER_KEY_DESK_PORT, ISSUER_KEY_DESK_SECRET'],
  });

async function run(): Promise<void> {
  const told = environment.safeParse(process.env);
  if (!told.success) {
    const wrong = told.error.issues.map(({ path }) => path.join('.'));
    throw new Error(`not set, or not of its form: ${[...new Set(wrong)].join(', ')}`);
  }
  const { DATA_DIR, ISSUER_PORT, ISSUER_PEOPLE, ISSUER_KEY_DESK_PORT, ISSUER_KEY_DESK_SECRET } = told.data;
  const people = await readPeople(ISSUER_PEOPLE);
  const issuer = await startIssuer({ dataFolder: DATA_DIR, port: ISSUER_PORT, people });
  if (ISSUER_KEY_DESK_PORT !== undefined && ISSUER_KEY_DESK_SECRET !== undefined) {
    await openKeyDesk(issuer, ISSUER_KEY_DESK_PORT, ISSUER_KEY_DESK_SECRET);
  }
  // Nothing to save: keys are written when they change.
  process.once('SIGTERM', () => process.exit(0));
  process.once('SIGINT', () => process.exit(0));
  // Started by the launcher, it ends with the launcher, also when that is killed.
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
  process.stdout.write(`The demo issuer listens at ${issuer.url}\n`);
}

try {
  await run();
} catch (error) {
  process.stderr.write(`issuer: ${error instanceof Error ? error.message : 'failed without a reason'}\n`);
  process.exit(1);
}
