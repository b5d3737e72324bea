import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { isAbsenceReadable } from '../../../safeguards/looking-back/is-readable-by-employer.js';
import { readingTerms } from '../../../safeguards/looking-back/reading-terms.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { leavingOut } from '../../../safeguards/waiting/leave-out.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import {
  factsOfAbsence,
  factsOfEmployee,
  factsOfEmployer,
  READING_TERM,
  readingFacts,
  type EmployeeReading,
} from '../reading-facts.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { AnsweredQuestions } from '../waiting/answered-questions.js';
import type { QuestionInput } from './verdict-question.input.js';
import type { VerdictQuestion, QuestionAsked } from './verdict-question.js';
import { VerdictQuestionRepository } from './verdict-question.repository.js';
import { questionOpen, whyNotAsk } from './why-not-ask.js';

const KIND = 'VerdictQuestion';
const WAITING = 'waiting';

/** What employers ask about running absences (V1), until it closes (V4). */
@Injectable()
export class VerdictQuestionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: VerdictQuestionRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
    private readonly answered: AnsweredQuestions,
  ) {}

  /**
   * Asks about a running absence, under an agreement in force (V1); open until the term of question-closing is over (V4).
   * @returns the question's id and its last day.
   * @throws Problem 404 outside what the actor may know of, 409 naming V1 or V6 where nothing may be asked now.
   */
  async ask(context: Context, absenceId: string, { question }: QuestionInput): Promise<QuestionAsked> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.queueUp(tx, absenceId);
      const about = await this.repository.about(tx, absenceId, question);
      const reading = await this.#reading(tx, context, about?.employeeId ?? absenceId);
      if (about === null || reading === undefined) throw notFound();
      // V6 — an absence that it reads of an employer knows; asking is another matter.
      const { firstDay } = about.absence;
      const stillReadable = isAbsenceReadable(firstDay, about, readingTerms(this.policies), about.today);
      if (!mayKnowOf(context, KIND, { ...reading.attributes, stillReadable })) throw notFound();
      refuseIf(whyNotAsk(about, this.policies.term(READING_TERM)));
      const id = randomUUID();
      permitNew(context, 'ask', KIND, { id }, factsOfAbsence(reading, absenceId), 'V1');
      const { employeeId, employerId, nextRound: round } = about;
      const closesOn = endOfTerm(this.policies.term('question-closing'), about.today);
      const askedBy = context.actor.accountId;
      const row = { id, employerId, employeeId, absenceId, question, round, askedBy, closesOn };
      if (!(await this.repository.add(tx, row))) refuseIf(questionOpen(closesOn));
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      const { dossierDoctorId } = reading.attributes;
      if (dossierDoctorId !== null) await giveNotice(tx, dossierDoctorId, 'question-asked', id);
      return { questionId: id, closesOn };
    });
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async question(context: Context, questionId: string): Promise<Opened<VerdictQuestion>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.question(tx, context, questionId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employer's questions. @throws Problem 404 for another employer's, the same as for one that isn't. */
  async ofEmployer(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<VerdictQuestion>>> {
    if (!mayKnowOf(context, KIND, factsOfEmployer(employerId))) throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.ofEmployer(tx, context, employerId, after, limit + 1),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of what was asked about an employee. @throws Problem 404 for somebody the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<VerdictQuestion>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const known = await this.#reading(tx, context, employeeId);
      if (known === undefined || !mayKnowOf(context, KIND, { ...factsOfEmployee(known) })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /**
   * One page of the open questions to which nothing went out, as far as the actor may know of them; for who answers, those
   * that he has not answered.
   */
  async waiting(context: Context, request: PageRequest): Promise<Page<Opened<VerdictQuestion>>> {
    const { after, limit } = this.cursors.read(context, request, WAITING);
    const sealed = await leavingOut(
      (from, some) => this.stores.read(context, 'desk', (tx) => this.repository.waiting(tx, context, from, some)),
      (ids) => this.answered.among(context, ids),
      after,
      limit + 1,
    );
    return this.cursors.page(context, WAITING, sealed, limit);
  }

  async #reading(tx: Transaction, context: Context, employeeId: string): Promise<EmployeeReading | undefined> {
    return (await readingFacts(tx, context, this.policies.term(READING_TERM), [employeeId])).get(employeeId);
  }
}
