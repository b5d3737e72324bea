import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../platform/calendar/local-date.js';
import { refuseIf } from '../../platform/problems/rule-refusal.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { whyNotPostedOn } from '../../records/fitness-verdict/why-not-posted-on.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened, Sealed } from '../../safeguards/access/sealed.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { dueDates, type DueDates } from './due-dates.js';
import type { PartAmendmentInput, PartInput, PartPostingInput } from './reintegration.input.js';
import type { AbsenceOfFile, PartName, ReintegrationPart, PartWritten } from './reintegration-part.js';
import { REINTEGRATION_PART, ReintegrationRepository } from './reintegration.repository.js';
import { PartReleaseService } from './part-release.service.js';
import { whyNotLetOut } from './why-not-let-out.js';
import { isRunning, whyNotOnRecord } from './why-not-on-record.js';

/** A re-integration file as somebody sees it: its parts, and by when what is due. */
export interface ReintegrationFile {
  readonly items: Opened<ReintegrationPart>[];
  readonly due: DueDates;
}

/** Who sees anything of a file sees this. */
const FOR_EVERYBODY: PartName = 'plan';

/** The re-integration file of an absence (V8): each part read and recorded by those whom the matrix names for it. */
@Injectable()
export class ReintegrationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ReintegrationRepository,
    private readonly policies: Policies,
    private readonly agreed: ServicesAgreed,
    private readonly release: PartReleaseService,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async file(context: Context, absenceId: string): Promise<ReintegrationFile> {
    return this.stores.read(context, 'employee', async (tx) => {
      const absence = await this.#absence(tx, absenceId);
      const facts = await this.repository.facts(tx, context, absence, FOR_EVERYBODY);
      if (!mayKnowOf(context, REINTEGRATION_PART, facts)) throw notFound();
      const items = (await this.repository.ofAbsence(tx, context, absenceId)).map((part) => part.open(context));
      return { items, due: this.#due(absence, items) };
    });
  }

  /** The parts of all his files. @throws Problem 404 where there is no absence of which the actor may know the file. */
  async ofEmployee(context: Context, employeeId: string): Promise<{ readonly items: Opened<ReintegrationPart>[] }> {
    return this.stores.read(context, 'employee', async (tx) => {
      const parts: Sealed<ReintegrationPart>[] = [];
      let isKnown = false;
      for (const absence of await this.repository.absencesOf(tx, employeeId)) {
        const facts = await this.repository.facts(tx, context, absence, FOR_EVERYBODY);
        if (!mayKnowOf(context, REINTEGRATION_PART, facts)) continue;
        isKnown = true;
        parts.push(...(await this.repository.ofAbsence(tx, context, absence.absenceId)));
      }
      if (!isKnown) throw notFound();
      return { items: parts.map((part) => part.open(context)) };
    });
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async part(context: Context, partId: string): Promise<Opened<ReintegrationPart>> {
    const sealed = await this.stores.read(context, 'employee', (tx) => this.repository.part(tx, context, partId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /**
   * Records a part. What the service says goes out at once to an employee with an account, else when the letter is posted (V7).
   * @throws Problem 400 for a code that is on no list, 403 (V8) for a part that is another's to record, 409 where the absence
   *         doesn't run (S7), its employment ended (V6), or it has such a part already.
   */
  async record(context: Context, absenceId: string, { part, content }: PartInput): Promise<PartWritten> {
    this.#refuseContent(context, content, '/content');
    return this.stores.write(context, 'employee', async (tx) => {
      const absence = await this.#absence(tx, absenceId);
      const id = randomUUID();
      const facts = await this.repository.facts(tx, context, absence, part);
      permitNew(context, 'record', REINTEGRATION_PART, { id }, facts, 'V8');
      await this.#refuseNow(tx, context, absence);
      const { employeeId, employerId } = absence;
      if (!(await this.repository.add(tx, absence, id, part))) {
        throw refusedByRule(409, 'on-record-already', 'D1', 'The file has one: amend that.');
      }
      const recordedBy = context.actor.accountId;
      await this.repository.addVersion(tx, { partId: id, employeeId, part, version: 1, content, recordedBy });
      await indexRecords(tx, [{ id, kind: REINTEGRATION_PART, employeeId, employerId }]);
      const released = await this.release.atOnce(tx, context, { partId: id, employeeId, version: 1 });
      return { partId: id, version: 1, released };
    });
  }

  /** A new version of a part, which goes out like a new part; what it said stays. @throws Problem 409 when `version` isn't the current one any more. */
  async amend(context: Context, partId: string, { version, now }: PartAmendmentInput): Promise<PartWritten> {
    this.#refuseContent(context, now.content, '/now/content');
    return this.stores.write(context, 'employee', async (tx) => {
      const sealed = await this.repository.part(tx, context, partId);
      if (sealed === null) throw notFound();
      const { employeeId, part, absenceId } = sealed.permit(context, 'amend', 'V8', ['content']);
      if (now.part !== part) throw invalidInput([{ at: '/now/part', code: 'another_part', rule: 'D1' }]);
      await this.#refuseNow(tx, context, await this.#absence(tx, absenceId));
      const next = await this.repository.raiseVersion(tx, partId, version);
      if (next === null) throw staleVersion();
      const { content } = now;
      const recordedBy = context.actor.accountId;
      await this.repository.addVersion(tx, { partId, employeeId, part, version: next, content, recordedBy });
      const released = await this.release.atOnce(tx, context, { partId, employeeId, version: next });
      return { partId, version: next, released };
    });
  }

  /**
   * V7 — records that the letter with what a part says was posted to an employee without an account: the employer's goes out with it. The
   * doctor or his staff do; where there is no doctor, whoever guides the absence.
   * @throws Problem 404 outside what the actor may know of, 400 for a day before that version or after today, 409 where it is out or
   *         was amended since (V7), where the absence doesn't run (S7) or its employment ended (V6).
   */
  async post(context: Context, partId: string, { version, postedOn }: PartPostingInput): Promise<PartWritten> {
    return this.stores.write(context, 'employee', async (tx) => {
      const sealed = await this.repository.part(tx, context, partId);
      if (sealed === null) throw notFound();
      const known = await this.release.whoGets(tx, partId);
      refuseIf(whyNotLetOut(known, version));
      const { employeeId, absenceId, recordedAt } = sealed.permit(context, 'post', 'V7');
      await this.#refuseNow(tx, context, await this.#absence(tx, absenceId));
      const recordedOn = dateInAmsterdam(Temporal.Instant.from(recordedAt));
      const fault = whyNotPostedOn(postedOn, recordedOn, context.moment.today, 'before_it_was_recorded');
      if (fault !== null) throw invalidInput([fault]);
      await this.release.letOut(tx, context, { partId, employeeId, version }, { ...known, postedOn });
      return { partId, version, released: true };
    });
  }

  async #absence(tx: Transaction, absenceId: string): Promise<AbsenceOfFile> {
    const absence = await this.repository.absence(tx, absenceId);
    if (absence === null) throw notFound();
    return absence;
  }

  #refuseContent(context: Context, content: PartInput['content'], at: string): void {
    const lists = this.policies.lists('reintegration');
    const errors = whyNotOnRecord(content, lists, context.moment.today, at);
    if (errors.length > 0) throw invalidInput(errors);
  }

  /** S7 — while the absence runs; V6 — for an employer that may get it; D7 — under an agreement that includes guiding it. */
  async #refuseNow(tx: Transaction, context: Context, absence: AbsenceOfFile): Promise<void> {
    if (!isRunning(absence, context.moment.today)) {
      throw refusedByRule(409, 'not-absent', 'S7', 'That absence does not run.');
    }
    refuseIf(await this.repository.whyTooLate(tx, absence.absenceId));
    this.agreed.refuseUnagreed(await this.agreed.inForce(tx, absence.employerId), REINTEGRATION_PART, 'absent');
  }

  #due({ firstDay }: AbsenceOfFile, parts: readonly Opened<ReintegrationPart>[]): DueDates {
    const days = (part: PartName, field: string): string[] =>
      parts.flatMap((one) => {
        const value = one.part === part ? one.content?.[field] : undefined;
        return typeof value === 'string' ? [value] : [];
      });
    const [planAgreedOn = null] = days('plan', 'agreedOn');
    return dueDates(
      firstDay,
      { planAgreedOn, evaluatedOn: days('evaluation', 'heldOn') },
      {
        problemAnalysis: this.policies.term('reintegration-problem-analysis'),
        plan: this.policies.term('reintegration-plan'),
        evaluation: this.policies.term('reintegration-evaluation'),
        firstYear: this.policies.term('reintegration-first-year'),
        currentOpinion: this.policies.term('reintegration-current-opinion'),
      },
    );
  }
}
