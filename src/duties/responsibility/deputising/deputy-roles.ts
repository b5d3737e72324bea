import { canAtAll } from '../../../safeguards/access/policy/compiled-role.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';

/** S4 — the roles of who supervises derived secrecy that, by their pages, see content while deputising. */
export function deputyRoles(policies: Policies): readonly string[] {
  return policies
    .roleNames()
    .map((name) => policies.role(name))
    .filter((role) => role.circle === 'secrecy-supervision' && canAtAll(role, 'read', 'MedicalPiece'))
    .map((role) => role.name);
}
