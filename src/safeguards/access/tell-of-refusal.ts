import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NOBODY } from '../../platform/stores/store-session.js';
import { Stores } from '../../platform/stores/stores.js';
import { askedFor } from './asked-for.js';

const TELL = `
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT gen_random_uuid(), e.person_account_id, $2, e.id FROM access.employee e
  WHERE e.id = $1 AND e.person_account_id IS NOT NULL AND e.person_account_id IS DISTINCT FROM $3
  ON CONFLICT DO NOTHING`;

/** I10 — what only the employee may decide: that somebody else tried to is told to him, in the app. */
@Injectable()
export class TellOfRefusal {
  constructor(private readonly stores: Stores) {}

  /**
   * Tells the employee whom the path names, where the route says that its refusals are told; the same work for an unknown id.
   * While an unread notice of the same day says so already, no second one does: nobody floods the employee.
   */
  async tell(request: FastifyRequest, accountId: string | null): Promise<void> {
    const rule = request.kluisRule;
    const { employeeId } = askedFor(request);
    if (rule?.how !== 'allows' || rule.refusalTold === undefined || employeeId === null) return;
    const { refusalTold } = rule;
    await this.stores.transact('desk', NOBODY, (tx) => tx.query(TELL, [employeeId, refusalTold, accountId]));
  }
}
