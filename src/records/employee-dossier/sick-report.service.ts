import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { Problem } from '../../platform/problems/problem.js';
import { invalidInput, notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { mayKnowOf, permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { ServicesAgreed, type AgreementInForce } from '../../safeguards/services/services-agreed.js';
import { tellADoctorIsWanted } from '../../safeguards/notices/tell-a-doctor-is-wanted.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { AbsenceRepository, type NewAbsence } from './absence.repository.js';
import { isSameFamilyName } from './how-another-person.js';
import { identityIn } from './identity-in.js';
import type { SickReportInput } from './sick-report.input.js';
import { NamedPeople, type Named } from './named-people.js';
import type { KnownMember } from './staff-member.js';
import { mayReportAbout, overlapsAnother, whyNotAFirstDay } from './why-not-absent-then.js';
import { somebodyAt } from './whom-of-the-staff.js';
import type { SickReported } from './employee.js';

/** V9 — an employer's sick report: name, address, phone and first day. */
@Injectable()
export class SickReportService {
  constructor(
    private readonly stores: RecordStores,
    private readonly people: NamedPeople,
    private readonly absences: AbsenceRepository,
    private readonly keys: KeyStore,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Records an absence. A staff number on record is that person; an unknown one makes the employee. Of a person on record
   * only the absence is new, with the address that was reported as its contact address (M02); name and home address change
   * with the next staff file.
   * @returns the ids of employee and absence, and whether the person was on record.
   * @throws Problem 404 for another's employer, 403 (D7) without an agreement on absence guidance, 409 where the number is
   *         somebody else's (V9) or the person is on record under another (D1), the person wasn't employed on that day (V6), or an absence is on record then (V1).
   */
  async report(context: Context, employerId: string, input: SickReportInput): Promise<SickReported> {
    const why = whyNotAFirstDay(input.firstDay, context.moment.today);
    if (why !== null) throw invalidInput([{ at: '/firstDay', code: why, rule: 'V9' }]);
    if (!mayKnowOf(context, 'Absence', somebodyAt(employerId))) throw notFound();
    return this.stores.write(context, 'employee', async (tx) => {
      const agreement = await this.agreed.inForce(tx, employerId);
      this.agreed.refuseUnagreed(agreement, 'Absence', 'absent');
      const named = await this.people.named(tx, employerId, input.staffNumber);
      const { known } = named;
      const absence =
        known === undefined
          ? await this.#ofNewPerson(tx, context, named, input)
          : newAbsence(context, employerId, known.employeeId, input);
      if (known !== undefined) {
        // A1 — what follows from his record stands in the trail under him, also where it is refused.
        context.trail.concerns([known.employeeId]);
        await this.#refuseKnown(tx, known, input, agreement);
        await this.#permit(tx, context, absence);
        await this.absences.addFact(tx, absence);
      }
      await this.absences.add(tx, await this.keys.find(absence.employeeId, 'employee'), absence);
      await indexRecords(tx, [{ id: absence.id, kind: 'Absence', employeeId: absence.employeeId, employerId }]);
      await tellADoctorIsWanted(tx, absence.employeeId);
      return { employeeId: absence.employeeId, absenceId: absence.id, version: 1, known: known !== undefined };
    });
  }

  /** Design — the keys first, then the rows; and V9 — the fact of the absence before the dossier that rests on it. */
  async #ofNewPerson(tx: Transaction, context: Context, named: Named, input: SickReportInput): Promise<NewAbsence> {
    const person = await this.people.newPerson(tx, context, named, identityIn(input), input.notTheSameAs ?? []);
    const absence = newAbsence(context, named.employerId, person.employeeId, input);
    await this.people.addPerson(tx, person);
    await this.#permit(tx, context, absence);
    await this.absences.addFact(tx, absence);
    await this.people.addDossier(tx, context, person, { startsOn: null, endsOn: null, hoursPerWeek: null });
    return absence;
  }

  async #refuseKnown(
    tx: Transaction,
    known: KnownMember,
    input: SickReportInput,
    { bearsSickPayRisk }: AgreementInForce,
  ): Promise<void> {
    const { firstDay, familyName } = input;
    const { employeeId } = known;
    // V6 — of who applied after an employment that can't be read any more not even a name is compared.
    if (!known.isReadable) throw notEmployedThen();
    const { recorded, employments } = await this.people.recorded(tx, known);
    // A mistyped number would otherwise put an absence, and then a medical dossier, to the wrong person.
    if (!isSameFamilyName(recorded.familyName, familyName)) {
      throw refusedByRule(409, 'another-person', 'V9', 'Somebody with another family name has that staff number.');
    }
    const isEmployedThen = mayReportAbout(employments, firstDay, bearsSickPayRisk);
    if (!isEmployedThen || !(await this.absences.staysReadable(tx, employeeId, firstDay))) {
      throw notEmployedThen();
    }
    if (overlapsAnother(await this.absences.days(tx, employeeId), firstDay)) {
      throw refusedByRule(409, 'absent-already', 'V1', 'An absence is on record that has not ended before that day.');
    }
  }

  async #permit(tx: Transaction, context: Context, { id, employeeId }: NewAbsence): Promise<void> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    permitNew(context, 'record', 'Absence', { id }, { ...standing, stillReadable: true }, 'V9');
  }
}

function notEmployedThen(): Problem {
  return refusedByRule(409, 'not-employed-then', 'V6', 'No employment on record includes that first day.');
}

function newAbsence(context: Context, employerId: string, employeeId: string, input: SickReportInput): NewAbsence {
  const { phone, street, houseNumber, postcode, city, nursingAddress = null, firstDay } = input;
  return {
    id: randomUUID(),
    employeeId,
    employerId,
    firstDay,
    content: { phone, contactAddress: { street, houseNumber, postcode, city }, nursingAddress },
    reportedBy: context.actor.accountId,
  };
}
