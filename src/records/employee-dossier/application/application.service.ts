import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
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
import { NamedPeople } from '../named-people.js';
import type { KnownMember } from '../staff-member.js';
import { somebodyAt } from '../whom-of-the-staff.js';
import type { ApplicantRecorded } from './application-receipt.js';
import type { ApplicantInput } from './application.input.js';
import { ApplicationRepository } from './application.repository.js';
import { whyNotApply } from './why-not-apply.js';
import { whyNotThatAge } from './why-not-that-age.js';

const KIND = 'Applicant';

/** V1, V9 — somebody who applies: what is needed to examine him before he is employed, and nothing more. */
@Injectable()
export class ApplicationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly people: NamedPeople,
    private readonly applications: ApplicationRepository,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Records that somebody applies. A number on record with this employer is that person, of whom what is said now replaces
   * what was said before; an unknown one makes a dossier;
   * whether anybody else knows him makes no difference (V6).
   * @returns the person's id, the application's last day, and whether the number was on record.
   * @throws Problem 400 (V9) for an age at which nobody applies, 404 for another's employer, 403 (D7) without an agreement on
   *         examinations, 409 where the number is somebody else's (V9), the person is on record under another (D1), or that person works there (V1) or applies already (V9).
   */
  async record(context: Context, employerId: string, input: ApplicantInput): Promise<ApplicantRecorded> {
    const why = whyNotThatAge(input.birthDate, this.applications.ages(), context.moment.today);
    if (why !== null) throw invalidInput([{ at: '/birthDate', code: why, rule: 'V9' }]);
    if (!mayKnowOf(context, 'Employee', somebodyAt(employerId))) throw notFound();
    return this.stores.write(context, 'employee', async (tx) => {
      const agreement = await this.agreed.inForce(tx, employerId);
      this.agreed.refuseUnagreed(agreement, KIND, 'everybody');
      const named = await this.people.named(tx, employerId, input.staffNumber);
      const { known } = named;
      const identity = { ...identityIn(input), birthDate: input.birthDate };
      const person =
        known === undefined
          ? await this.people.newPerson(tx, context, named, identity, input.notTheSameAs ?? [])
          : null;
      const employeeId = known?.employeeId ?? person?.employeeId ?? randomUUID();
      const until = this.applications.lastDay(agreement.today);
      const application = { id: randomUUID(), employeeId, until, recordedBy: context.actor.accountId };
      if (known !== undefined) {
        // A1 — what follows from his record stands in the trail under him, also where it is refused.
        context.trail.concerns([employeeId]);
        await this.#refuseKnown(tx, known, input, agreement.today);
      }
      permitNew(context, 'record', KIND, { id: application.id }, { employerId, employeeId }, 'V9');
      if (person !== null) await this.people.addPerson(tx, person);
      // V9 — the fact of the application before the dossier that rests on it.
      await this.applications.add(tx, application);
      if (person !== null) await this.people.addDossier(tx, context, person, null);
      if (known !== undefined) await this.people.sayAnew(tx, context, named, known, identity);
      await indexRecords(tx, [{ id: application.id, kind: KIND, employeeId, employerId }]);
      return { employeeId, until, known: known !== undefined };
    });
  }

  async #refuseKnown(tx: Transaction, known: KnownMember, said: Recognition, today: LocalDate): Promise<void> {
    const { recorded, employments } = await this.people.recorded(tx, known);
    const appliesUntil = await this.applications.runsUntil(tx, known.employeeId);
    refuseIf(whyNotApply({ recorded, employments, appliesUntil }, said, today));
  }
}
