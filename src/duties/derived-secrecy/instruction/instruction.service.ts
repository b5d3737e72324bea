import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { isOfService } from '../../../safeguards/access/is-of-service.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened, Sealed } from '../../../safeguards/access/sealed.js';
import { refuseWithoutUse } from '../../../safeguards/access/use-for-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { InstructionInput } from './instruction.input.js';
import { InstructionRepository } from './instruction.repository.js';
import type { Instruction, InstructionRecorded } from './instruction.js';
import { whyNotInstructed } from './may-record-instruction.js';

/** The standing of the policies that an instruction brings. */
const STANDING = 'instruction';

/** S3 — a doctor instructs on the meaning and limits of secrecy; it counts for a term. */
@Injectable()
export class InstructionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: InstructionRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Records an instruction.
   * @throws Problem 400 for a day that can't count, 403 for oneself, 404 for an unknown account, 409 for one with no role
   *         that asks for it.
   */
  async record(context: Context, accountId: string, { givenOn }: InstructionInput): Promise<InstructionRecorded> {
    const validUntil = endOfTerm(this.policies.term('instruction-validity'), givenOn);
    const fault = whyNotInstructed(givenOn, validUntil, context.moment.today);
    if (fault !== null) throw invalidInput([{ at: '/givenOn', code: fault, rule: 'S3' }]);
    return this.stores.write(context, 'desk', async (tx) => {
      await this.#known(tx, context, accountId);
      const id = randomUUID();
      permitNew(context, 'record', 'Instruction', { id }, { accountId }, 'S3');
      await refuseWithoutUse(tx, this.policies, STANDING, accountId);
      await this.repository.add(tx, { id, accountId, givenOn, givenBy: context.actor.accountId, validUntil });
      await indexRecords(tx, [{ id, kind: 'Instruction', employeeId: null, employerId: null }]);
      await giveNotice(tx, accountId, 'instruction-recorded', id);
      return { instructionId: id, validUntil };
    });
  }

  /** Somebody's instructions. @throws Problem 404 for an account the actor may not know of. */
  async ofAccount(context: Context, accountId: string): Promise<{ items: Opened<Instruction>[] }> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.#known(tx, context, accountId));
    return { items: sealed.map((instruction) => instruction.open(context)) };
  }

  async #known(tx: Transaction, context: Context, accountId: string): Promise<Sealed<Instruction>[]> {
    if (!mayKnowOf(context, 'Instruction', { accountId })) throw notFound();
    const records = await this.repository.ofAccount(tx, accountId);
    if (records.length === 0 && !(await isOfService(tx, this.policies, accountId))) throw notFound();
    return records;
  }
}
