import { Injectable } from '@nestjs/common';
import { seal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { VerdictContent } from '../verdict/verdict.js';
import { releasedPlace, type ReleasedVerdict } from './released-verdict.js';
import { ReleasedVerdictRow, VerdictReleaseRow } from './verdict-release.entity.js';

/** What the medical side writes of a release: its own record of it, and the desk's narrow table (design: the stores). */
@Injectable()
export class VerdictReleaseRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns false when this verdict, or another in its place, went out meanwhile. */
  async addRelease(tx: Transaction, release: VerdictReleaseRow): Promise<boolean> {
    return addUnlessThere(tx, VerdictReleaseRow, release, 'verdict_id');
  }

  /** @param supersedes the verdict that went out before this one on the same question */
  async addReleased(
    tx: Transaction,
    released: Omit<ReleasedVerdict, 'supersededBy'>,
    supersedes: string | null,
  ): Promise<void> {
    const { id, questionId, employerId, employeeId, question, issuedOn, validUntil, outcome } = released;
    const key = await this.keys.find(employeeId, 'employee');
    const content: VerdictContent = { outcome };
    const sealed = seal(key, releasedPlace(employeeId, id), content);
    const row: ReleasedVerdictRow = {
      id,
      questionId,
      employerId,
      employeeId,
      question,
      sealed,
      issuedOn,
      validUntil,
      supersedes,
    };
    await tx.manager.insert(ReleasedVerdictRow, row);
  }
}
