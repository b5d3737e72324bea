import { Stores } from '../../src/platform/stores/stores.js';
import {
  isProposersStill,
  moveStands,
  type StandingMove,
} from '../../src/records/medical-dossier/misfiled/move-stands.js';
import type { Facts } from '../../src/safeguards/access/ability.js';
import type { Context } from '../../src/safeguards/access/context.js';
import type { EmployeeAttributes } from '../../src/safeguards/access/facts/employee-attributes.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const KNOWN = `
  SELECT access.person_facts($1) AS proposer, access.person_facts($2) AS second,
         ARRAY(SELECT o.id::text FROM unnest($3::uuid[]) AS o (id) WHERE access.acts_against($2, o.id)) AS against`;

/** D1 — of a piece that lies wrong the service asks whose proposal it still is, and whether it stands. */
export async function moveFacts(
  house: WorldHouse,
  world: World,
  context: Context,
  records: readonly Shown[],
  towards: (employeeId: string) => EmployeeAttributes | undefined,
): Promise<Facts[]> {
  return house.service.app.get(Stores).transact('medical', context.session, async (tx) => {
    const found: Facts[] = [];
    for (const { move } of records) {
      if (move === undefined) continue;
      const { employeeId, toEmployeeId, pieceId, proposedBy, secondDoctorId, end } = move;
      const [known] = await tx.query<Pick<StandingMove, 'proposer' | 'second' | 'against'>>(KNOWN, [
        proposedBy,
        secondDoctorId,
        [employeeId, toEmployeeId],
      ]);
      const from = towards(employeeId);
      const to = toEmployeeId === null ? null : towards(toEmployeeId);
      if (known === undefined || from === undefined || to === undefined) throw new Error('a move is about nobody');
      const currentVersion = world.pieces.find(({ id }) => id === pieceId)?.texts.length ?? null;
      const stands = moveStands({ ...move, ...known, currentVersion }, from, to, context.texts, context.moment);
      found.push({
        employeeId,
        moveProposerId: proposedBy,
        proposersStill: isProposersStill(move, from),
        moveDeciderId: secondDoctorId,
        moveWaits: stands && end === null,
      });
    }
    return found;
  });
}
