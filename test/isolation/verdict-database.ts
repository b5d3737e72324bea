import { verdictWorld, type VerdictWorld } from '../stories/verdict-world.js';
import { rawSessions, type RawSessions } from './raw-sessions.js';

/** The world of the verdict stories, with raw sessions of the service's logins. */
export interface VerdictDatabase extends RawSessions {
  readonly world: VerdictWorld;
  readonly officer: string;
  /** The account linked to a subject of the cast. */
  readonly accountOf: (subject: string) => Promise<string>;
}

/** Starts it; stop its world in `afterAll`. */
export async function verdictDatabase(): Promise<VerdictDatabase> {
  const world = await verdictWorld();
  const accountOf = async (subject: string): Promise<string> => {
    const [row] = await world.cast.sql<{ id: string }>('SELECT id FROM access.account WHERE subject = $1', [subject]);
    if (row === undefined) throw new Error('nobody of that name is in the cast');
    return row.id;
  };
  return { world, officer: await accountOf('acme-hr'), accountOf, ...rawSessions(world.service.databases) };
}
