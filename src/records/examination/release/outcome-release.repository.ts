import { Injectable } from '@nestjs/common';
import { seal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { OutcomeContent } from '../outcome/outcome.js';
import { ExaminationReleaseRow, ReleasedOutcomeRow } from './outcome-release.entity.js';
import { releasedPlace, type ReleasedOutcome } from './released-outcome.js';

/** What the medical side writes of a release: its own record of it, and the desk's narrow table (design: the stores). */
@Injectable()
export class OutcomeReleaseRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when this outcome, or another in its place, went out meanwhile. */
  async addRelease(tx: Transaction, release: ExaminationReleaseRow): Promise<boolean> {
    return addUnlessThere(tx, ExaminationReleaseRow, release, 'outcome_id');
  }

  /** @param supersedes the outcome that went out before this one of the same examination */
  async addReleased(
    tx: Transaction,
    released: Omit<ReleasedOutcome, 'supersededBy'>,
    supersedes: string | null,
  ): Promise<void> {
    const { id, examinationId, employerId, employeeId, examinationKind, issuedOn, outcome, conditions } = released;
    const key = await this.keys.find(employeeId, 'employee');
    const content: OutcomeContent = { outcome, conditions };
    const sealed = seal(key, releasedPlace(employeeId, id), content);
    const row: ReleasedOutcomeRow = {
      id,
      examinationId,
      employerId,
      employeeId,
      examinationKind,
      sealed,
      issuedOn,
      supersedes,
    };
    await tx.manager.insert(ReleasedOutcomeRow, row);
  }
}
