import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { refuseIf } from '../../platform/problems/rule-refusal.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { PartReleaseRepository, type WhoGetsPart } from './part-release.repository.js';
import type { VersionWritten } from './reintegration-part.js';
import { PART_RELEASED } from './why-not-let-out.js';

/** V7 — what the service says in a re-integration file goes to employee and employer in one transaction, with the notices that it is there. */
@Injectable()
export class PartReleaseService {
  constructor(private readonly repository: PartReleaseRepository) {}

  async whoGets(tx: Transaction, partId: string): Promise<WhoGetsPart> {
    return this.repository.whoGets(tx, partId);
  }

  /** Lets a version out that was written just now. @returns false where the employee takes a letter, and it waits for that. */
  async atOnce(tx: Transaction, context: Context, written: VersionWritten): Promise<boolean> {
    const known = await this.repository.whoGets(tx, written.partId);
    if (known.isOut) return true;
    if (known.accountId === null) return false;
    await this.letOut(tx, context, written, { ...known, postedOn: null });
    return true;
  }

  /** @param to with the day the letter was posted, null where there is none @throws Problem 409 V7 when it went out meanwhile. */
  async letOut(
    tx: Transaction,
    context: Context,
    written: VersionWritten,
    to: WhoGetsPart & { readonly postedOn: LocalDate | null },
  ): Promise<void> {
    const { partId, employeeId } = written;
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    // S11 — whoever acts, the doctor who is responsible stands beside him.
    const doctorId = standing?.dossierDoctorId ?? null;
    const release = { ...written, releasedBy: context.actor.accountId, doctorId, postedOn: to.postedOn };
    if (!(await this.repository.add(tx, release))) refuseIf(PART_RELEASED);
    const told = new Set([...to.officerIds, ...(to.accountId === null ? [] : [to.accountId])]);
    for (const account of told) await giveNotice(tx, account, 'reintegration-part-released', partId);
  }
}
