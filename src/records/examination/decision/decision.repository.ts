import { Injectable } from '@nestjs/common';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { ExaminationDecisionRow } from './decision.entity.js';

const STEPS = 'SELECT count(*)::integer AS steps FROM medical.examination_decision WHERE outcome_id = $1';

/** The employee's decisions, in the medical store alone. */
@Injectable()
export class DecisionRepository {
  /** Who decide about one outcome at once do so one after the other: the second sees what the first one decided. */
  async queueUp(tx: Transaction, outcomeId: string): Promise<void> {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('decide ' || $1, 0))", [outcomeId]);
  }

  /** Adds the next step. @returns false when another decision took its place meanwhile. */
  async add(tx: Transaction, decision: Omit<ExaminationDecisionRow, 'step'>): Promise<boolean> {
    const [row] = await tx.query<{ steps: number }>(STEPS, [decision.outcomeId]);
    const next: ExaminationDecisionRow = { ...decision, step: (row?.steps ?? 0) + 1 };
    return addUnlessThere(tx, ExaminationDecisionRow, next, 'step');
  }
}
