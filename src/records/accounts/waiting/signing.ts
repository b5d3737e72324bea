import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { RoleHeld } from '../roles-held/role-held.js';
import { whyNotSign } from '../roles-held/why-not-sign.js';

/** S7 — who can give which signature: what the act itself asks of who signs. */
@Injectable()
export class Signing {
  constructor(private readonly policies: Policies) {}

  /** Whether the actor can give that signature for a role. */
  by({ person, actor, moment }: Context, step: 'approve' | 'confirm'): (role: RoleHeld) => boolean {
    return (role) => {
      const { approvedBy, confirmedBy } = this.policies.granting(role.role);
      const given = { ...role, signedBy: [role.proposedBy, role.approvedBy] };
      const signatories = step === 'approve' ? approvedBy : confirmedBy;
      return whyNotSign({ person, role: actor.role }, signatories, given, moment) === null;
    };
  }
}
