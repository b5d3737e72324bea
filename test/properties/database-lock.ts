import { Stores } from '../../src/platform/stores/stores.js';
import type { Login } from '../../src/platform/stores/logins.js';
import type { Actor } from './actors.js';
import { mayRead, mayReadAtAll, purposesOf } from './specification/may-read.js';
import { recordsOf, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

/** Where row security alone decides: the login, and the ids that it shows. */
const TABLES: Partial<Readonly<Record<Kind, readonly [Login, string]>>> = {
  MedicalPiece: ['medical', 'SELECT id FROM medical.piece'],
  PieceVersion: ['medical', "SELECT piece_id || '/' || version AS id FROM medical.piece_version"],
  Verdict: ['medical', 'SELECT id FROM medical.verdict'],
  Employee: ['employee', 'SELECT employee_id AS id FROM employee.identity'],
  Employment: ['employee', 'SELECT id FROM employee.employment'],
  Absence: ['employee', 'SELECT id FROM employee.absence'],
  VerdictQuestion: ['desk', 'SELECT id FROM desk.verdict_question'],
  ReleasedVerdict: ['desk', 'SELECT id FROM desk.released_verdict'],
  Employer: ['employer', 'SELECT id FROM employer.employer'],
  Agreement: ['employer', 'SELECT id FROM employer.agreement'],
};

/** What the database shows an actor, asked by nobody but itself, against what the specification says. */
export async function deviationsOfTheDatabase(house: WorldHouse, world: World, actor: Actor): Promise<string[]> {
  const stores = house.service.app.get(Stores);
  const found: string[] = [];
  for (const [kind, [login, statement]] of Object.entries(TABLES) as [Kind, readonly [Login, string]][]) {
    const { accountId, role } = actor;
    const rows = await stores.transact(login, { accountId, role, purpose: null }, (tx) =>
      tx.query<{ id: string }>(statement),
    );
    const shown = new Set(rows.map(({ id }) => id));
    for (const record of recordsOf(world, kind)) {
      const isShown =
        mayReadAtAll(world, actor, kind) &&
        purposesOf(role, kind).some((purpose) => mayRead(world, actor, purpose, kind, record) !== null);
      if (shown.delete(record.id) !== isShown) {
        found.push(
          `the database ${isShown ? 'hides' : 'shows'} a ${kind} ${isShown ? 'from' : 'to'} ${actor.subject} as ${role}`,
        );
      }
    }
    if (shown.size > 0)
      found.push(`the database shows ${shown.size} ${kind} that nobody put there to ${actor.subject}`);
  }
  return found;
}
