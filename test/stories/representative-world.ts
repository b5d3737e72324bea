import { randomUUID } from 'node:crypto';
import type { Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { itemsOf } from './verdict-world.js';

/** All that a mandate can show. */
export const ALL = ['employee-dossier', 'medical-dossier', 'verdicts', 'access-log'];
export const UNTIL = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** An employee who gave somebody a mandate, and a piece of his dossier. */
export interface Represented {
  readonly jan: string;
  readonly employeeId: string;
  readonly pieceId: string;
  readonly rita: string;
  readonly ritaId: string;
  readonly mandateId: string;
}

/** The people of the medical dossier, with whoever acts for somebody among them. */
export interface RepresentativeWorld extends DocumentWorld {
  readonly globex: string;
  readonly newcomer: (kind?: 'external' | 'staff') => Promise<{ name: string; id: string }>;
  readonly mandate: (who: string, employeeId: string, representativeId: string, more?: object) => Promise<Answer>;
  readonly represented: (shows?: readonly string[], copies?: boolean) => Promise<Represented>;
  readonly withdrawn: (who: Represented) => Promise<Answer>;
  readonly noticesOf: (who: string) => Promise<unknown[]>;
  /** How many rows such a statement of the medical store shows to the representative, by the database alone. */
  readonly shownTo: (who: Represented, statement: string, ...values: unknown[]) => Promise<number>;
}

/** Starts the service with its people; stop it in `afterAll`. */
export async function representativeWorld(): Promise<RepresentativeWorld> {
  const world = await documentWorld();
  const newcomer: RepresentativeWorld['newcomer'] = async (kind = 'external') => {
    const name = `rita-${randomUUID().slice(0, 8)}`;
    return { name, id: await world.cast.person(name, { kind }) };
  };
  const mandate: RepresentativeWorld['mandate'] = (who, employeeId, representativeId, more = {}) =>
    world.as(who, `/employees/${employeeId}/mandates`, {
      body: { representativeId, shows: ALL, copies: false, until: UNTIL, ...more },
    });
  return {
    ...world,
    globex: await world.cast.employer('Globex'),
    newcomer,
    mandate,
    represented: async (shows = ALL, copies = false) => {
      const jan = `jan-${randomUUID().slice(0, 8)}`;
      const employeeId = await world.patient(jan);
      const pieceId = await world.recorded(employeeId);
      const { name: rita, id: ritaId } = await newcomer();
      const { body } = await mandate(jan, employeeId, ritaId, { shows, copies });
      return { jan, employeeId, pieceId, rita, ritaId, mandateId: String(body['mandateId']) };
    },
    withdrawn: ({ jan, mandateId }) => world.as(jan, `/mandates/${mandateId}/withdrawal`, { method: 'POST' }),
    noticesOf: async (who) => itemsOf(await world.as(who, '/notices')).map(({ code }) => code),
    shownTo: ({ ritaId }, statement, ...values) =>
      asLogin(world.service.databases, 'medical', async (client) => {
        await client.query('BEGIN');
        await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
          ritaId,
          'representative',
        ]);
        const { rows } = await client.query(statement, values);
        await client.query('COMMIT');
        return rows.length;
      }),
  };
}
