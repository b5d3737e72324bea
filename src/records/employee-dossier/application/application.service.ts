import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { Recognition } from '../how-another-person.js';
import { identityIn } from '../identity-in.js';
import { birthDateDigest, noStaffRowDigest, staffNumberDigest } from '../staff-digests.js';
import { holdStaffNumber } from '../staff-lock.js';
import type { KnownMember, Newcomer } from '../staff-member.js';
import { StaffRepository } from '../staff.repository.js';
import { somebodyAt } from '../whom-of-the-staff.js';
import type { ApplicantRecorded } from './application-receipt.js';
import type { ApplicantInput } from './application.input.js';
import { ApplicationRepository, type NewApplication } from './application.repository.js';
import { whyNotApply } from './why-not-apply.js';
import { whyNotThatAge } from './why-not-that-age.js';

const KIND = 'Applicant';

/** V1, V9 — somebody who applies: what is needed to examine him before he is employed, and nothing more. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly staff: StaffRepository,
    private readonly applications: ApplicationRepository,
    private readonly keys: KeyStore,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Records that somebody applies. A number on record with this employer is that person, an unknown one makes a dossier;
   * whether anybody else knows him makes no difference (V6).
   * @returns the person's id, the application's last day, and whether the number was on record.
   * @throws Problem 400 (V9) for an age at which nobody applies, 404 for another's employer, 403 (D7) without an agreement on
   *         examinations, 409 where the number is somebody else's (V9), or that person works there (V1) or applies already (V9).
   */
  async record(context: Context, employerId: string, input: ApplicantInput): Promise<ApplicantRecorded> {
    const why = whyNotThatAge(input.birthDate, this.applications.ages(), context.moment.today);
    if (why !== null) throw invalidInput([{ at: '/birthDate', code: why, rule: 'V9' }]);
    if (!mayKnowOf(context, 'Employee', somebodyAt(employerId))) throw notFound();
    return this.stores.write(context, 'employee', async (tx) => {
      const agreement = await this.agreed.inForce(tx, employerId);
      this.agreed.refuseUnagreed(agreement, KIND, 'everybody');
      const digestKey = await this.keys.find(employerId, 'digest');
      const numberDigest = staffNumberDigest(digestKey, input.staffNumber);
      await holdStaffNumber(tx, employerId, numberDigest);
      const [known] = await this.staff.known(tx, employerId, [numberDigest]);
      const employeeId = known?.employeeId ?? randomUUID();
      const until = this.applications.lastDay(agreement.today);
      const application = { id: randomUUID(), employeeId, until, recordedBy: context.actor.accountId };
      if (known !== undefined) await this.#refuseKnown(tx, known, input, agreement.today);
      permitNew(context, 'record', KIND, { id: application.id }, { employerId, employeeId }, 'V9');
      if (known === undefined) {
        const rowDigest = noStaffRowDigest(digestKey, employeeId);
        const identity = { ...identityIn(input), birthDate: input.birthDate };
        const birthDigest = birthDateDigest(digestKey, employeeId, identity);
        await this.#addPerson(tx, employerId, application, { numberDigest, rowDigest, birthDigest, identity });
      } else {
        await this.applications.add(tx, application);
      }
      await indexRecords(tx, [{ id: application.id, kind: KIND, employeeId, employerId }]);
      return { employeeId, until, known: known !== undefined };
    });
  }

  /** Design — the keys first, then the rows; and V9 — the fact of the application before the dossier that rests on it. */
  async #addPerson(
    tx: Transaction,
    employerId: string,
    application: NewApplication,
    said: Pick<Newcomer, 'numberDigest' | 'rowDigest' | 'birthDigest' | 'identity'>,
  ): Promise<void> {
    const { employeeId } = application;
    await this.keys.create([employeeId], ['employee', 'medical']);
    const person = { ...said, employeeId };
    await this.staff.addPeople(tx, employerId, [person]);
    await this.applications.add(tx, application);
    const keys = await this.keys.findAll([employeeId], 'employee');
    await this.staff.addIdentities(tx, employerId, [person], keys);
  }

  async #refuseKnown(tx: Transaction, { employeeId }: KnownMember, said: Recognition, today: LocalDate): Promise<void> {
    const keys = await this.keys.findAll([employeeId], 'employee');
    const recorded = (await this.staff.recognitions(tx, keys)).get(employeeId);
    if (recorded === undefined) throw new Error('a person on record has no identity');
    const employments = await this.staff.employments(tx, employeeId);
    const appliesUntil = await this.applications.runsUntil(tx, employeeId);
    refuseIf(whyNotApply({ recorded, employments, appliesUntil }, said, today));
  }
}
