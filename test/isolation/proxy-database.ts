import { randomUUID } from 'node:crypto';
import { SecrecyWorld } from '../stories/secrecy-world.js';
import type { Step } from './raw-sessions.js';
import { SecrecyDatabase, type Statement } from './secrecy-database.js';

export const REGISTERED_UNTIL = '2099-01-01';
const registeredUntil = REGISTERED_UNTIL;
export const [CORE, STAFF] = ['core-expert-doctor', 'staff-doctor'] as const;
/** A number of nobody here. */
export const OUTSIDE = '99012345601';

/** Whose dossier, by whose number or which, and what is otherwise than usual. */
type Said = readonly [of: string, number: string, otherwise?: Record<string, unknown>];

/** The database alone, of who acts for a party among people of two employers: dr-vos is the doctor of jan, who works for both. */
export interface ProxyDatabase {
  readonly world: SecrecyWorld;
  readonly desk: (who: string, role: string | null, statement: Statement) => Promise<unknown>;
  readonly numberOf: (who: string) => string;
  readonly proxy: (...said: Said) => Statement;
  /** By dr-staf. */
  readonly record: (...said: Said) => Promise<unknown>;
  /** As if it had been recorded, whatever stands against it. */
  readonly isOnRecord: (...said: Said) => Promise<unknown>;
  /** A responsibility that dr-kern gives. */
  readonly given: (of: string, doctor: string) => Step;
}

/** Opens it; close its world. */
export async function proxyDatabase(): Promise<ProxyDatabase> {
  const world = await SecrecyWorld.open();
  for (const one of ['acme', 'globex']) await world.employer(one);
  for (const one of ['dr-vos', 'dr-smit', 'dr-new']) await world.person(one, ['company-doctor'], { registeredUntil });
  await world.person('dr-jong', ['doctor-in-training'], { registeredUntil });
  for (const one of ['dr-kern', 'dr-kamp']) await world.person(one, [CORE], { registeredUntil });
  await world.person('dr-staf', [STAFF], { registeredUntil });
  await world.person('dr-gone', [STAFF], { registeredUntil: '2021-01-01' });
  await world.person('officer', ['data-protection-officer']);
  await world.person('ada', ['administrator']);
  await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
  await world.personFor('acme', 'cm', 'case-manager');
  await world.person('jan', ['employee'], { kind: 'employee' });
  await world.person('piet', ['employee'], { kind: 'employee' });
  await world.employee("jan's", 'acme', { accountId: world.id('jan'), doctorId: world.id('dr-vos') });
  await world.employee('kees', 'acme');
  await world.employee("piet's", 'globex', { accountId: world.id('piet') });
  await world.employee("jan's at globex", 'globex', { accountId: world.id('jan') });
  const numbers = new Map<string, string>();
  for (const one of ['dr-vos', 'dr-smit', 'dr-new', 'dr-jong', 'dr-kern', 'dr-kamp', 'dr-staf']) {
    const [row] = await world.cast.sql<{ number: string }>(
      'SELECT number FROM access.registration WHERE account_id = $1',
      [world.id(one)],
    );
    numbers.set(one, row?.number ?? '');
  }
  const desk = (who: string, role: string | null, statement: Statement): Promise<unknown> =>
    new SecrecyDatabase(world, 'desk').as(who, role, statement);
  const numberOf = (who: string): string => numbers.get(who) ?? who;
  const proxy = (of: string, number: string, otherwise: Record<string, unknown> = {}): Statement => {
    const row = {
      id: randomUUID(),
      employee_id: world.id(of),
      party: 'employee',
      name: 'Q. Outside',
      number: numberOf(number),
      dispute: 'objection',
      recorded_by: world.id('dr-staf'),
      ...otherwise,
    };
    const names = Object.keys(row);
    const at = names.map((_, index) => `$${String(index + 1)}`).join(', ');
    return [
      `INSERT INTO access.medical_proxy (${names.join(', ')}, last_day) VALUES (${at}, platform.today() + 30)`,
      Object.values(row),
    ];
  };
  return {
    ...{ world, desk, numberOf, proxy },
    record: (...said) => desk('dr-staf', STAFF, proxy(...said)),
    isOnRecord: (...said) => world.cast.sql(...proxy(...said)),
    given: (of, doctor) => [
      'INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by) VALUES ($1, $2, $3, $4)',
      [randomUUID(), world.id(of), world.id(doctor), world.id('dr-kern')],
    ],
  };
}
