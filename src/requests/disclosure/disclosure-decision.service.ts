import { Injectable } from '@nestjs/common';
import { Problem, type FieldError } from '../../platform/problems/problem.js';
import { refuseIf, type RuleRefusal } from '../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../platform/problems/usual-problems.js';
import { SigningKey } from '../../platform/signing/signing-key.js';
import { signDocument } from '../../platform/signing/signed-document.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { MedicalDossierRepository } from '../../records/medical-dossier/medical-dossier.repository.js';
import type { DisclosureDecisionInput } from './disclosure-request.input.js';
import type { Answers, DisclosureRequest, DisclosureRequestChanged } from './disclosure-request.js';
import { DisclosureRepository } from './disclosure.repository.js';
import { decisionBytes } from './disclosure-sheet.js';
import { JudgeBasisService } from './judge-basis.service.js';
import { outcomeOf } from './outcome-of.js';
import { mayGo } from './what-may-go.js';
import { ANOTHER_REPORTING_DOCTOR, isReportedBy, NEWER_VERSION, whyNoBasis, whyNotStep } from './why-not-step.js';

const READ_OTHERWISE: RuleRefusal = {
  rule: 'C4',
  code: 'read-otherwise',
  detail: 'What you say that you read is not what this request asks now.',
};

/** C4-C7, C10 — the doctor decides, in person, over what he read; the service signs that for him. */
@Injectable()
export class DisclosureDecisionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
    private readonly dossier: MedicalDossierRepository,
    private readonly judging: JudgeBasisService,
    private readonly policies: Policies,
    private readonly signing: SigningKey,
  ) {}

  /**
   * @throws Problem 404 outside what the actor may know of; 400 where an answer is missing or asked for nothing, and for a struck piece that
   *         isn't asked for; 409 where it was decided, withdrawn or isn't complete, was read otherwise, rests on nothing any more, another doctor
   *         reported a piece, or a piece that isn't struck may not go to who asks (V8), each with its place.
   */
  async decide(context: Context, requestId: string, input: DisclosureDecisionInput): Promise<DisclosureRequestChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.repository.queueUp(tx, requestId);
      const sealed = await this.repository.one(tx, context, requestId);
      if (sealed === null) throw notFound();
      const request = sealed.permit(context, 'answer', 'C10');
      refuseIf(whyNotStep(request.state, 'decide'));
      if (input.digest !== request.digest) refuseIf(READ_OTHERWISE);
      const answers = answersTo(request, input);
      const outcome = outcomeOf(answers, request.pieces, input.struck);
      await this.#requireReported(context, request);
      if (outcome !== 'refused') await this.#requireGoing(tx, context, request, input);
      const sheet = await this.repository.sheet(tx, requestId);
      if (sheet === null) throw notFound();
      const decision = {
        outcome,
        answers,
        struck: input.struck,
        doctorId: context.actor.accountId,
        decidedAt: context.moment.instant.toISOString(),
        acr: context.token.acr,
        signedInAt: new Date(context.token.authTime * 1_000).toISOString(),
        signingKeyId: this.signing.publicKey.id,
      };
      const signed = signDocument(this.signing, decisionBytes(sheet.bytes, request.digest, decision));
      await this.repository.decide(tx, request, sheet.round, { answers, struck: input.struck, outcome, signed });
      const { personAccountId } = await requireStanding(tx, context, request.employeeId);
      if (personAccountId !== null) await giveNotice(tx, personAccountId, 'disclosure-decided', requestId);
      return { disclosureRequestId: requestId, state: outcome, lacking: null };
    });
  }

  /** C4 — every piece is his to decide: also one that is to be struck, and where the doctor is another one since it came in. */
  async #requireReported(context: Context, { pieces }: DisclosureRequest): Promise<void> {
    for (const { pieceId } of pieces) {
      const piece = (await this.dossier.piece(context, pieceId))?.open(context);
      if (piece !== undefined && !isReportedBy(piece, context.actor.accountId)) refuseIf(ANOTHER_REPORTING_DOCTOR);
    }
  }

  /** C2, C3, V8 — what goes is as it was asked, is covered still, and may go to who asks. */
  async #requireGoing(
    tx: Transaction,
    context: Context,
    request: DisclosureRequest,
    { struck }: DisclosureDecisionInput,
  ): Promise<void> {
    const { employeeId, pieces, requester, ground, consentId } = request;
    const lacking = await this.judging.lacking(tx, context, request, context.moment.today);
    if (lacking !== null) refuseIf(whyNoBasis(lacking));
    if (!(await this.repository.asTheyStand(tx, employeeId, pieces))) refuseIf(NEWER_VERSION);
    const { capacity, country } = requester;
    const going = { capacity, country, ground, hasConsent: consentId !== null, on: context.moment.today };
    const errors = pieces.flatMap(({ pieceId, item, necessity }, index): FieldError[] => {
      if (struck.some((one) => one.pieceId === pieceId)) return [];
      const answer = mayGo(this.policies.disclosure, item, necessity, going);
      if (answer.allowed) return [];
      const code = answer.reason === 'lacking' ? `lacks_${answer.lacking.join('_and_')}` : answer.reason;
      return [{ at: `/pieces/${index}`, code: code.replaceAll('-', '_'), rule: answer.rule }];
    });
    if (errors.length > 0) {
      throw new Problem(409, 'not-to-this-recipient', 'A piece that is not struck may not go to who asks.', {
        rule: 'V8',
        errors,
      });
    }
  }
}

/** C7 — under a legal ground C6 alone is asked; with a consent all three are, with no default. */
function answersTo({ ground, pieces }: DisclosureRequest, { answers, struck }: DisclosureDecisionInput): Answers {
  const asked = ground === null;
  const faults: FieldError[] = (['interestOutweighs', 'handledReasonably'] as const).flatMap((question) => {
    if ((answers[question] !== undefined) === asked) return [];
    return [
      {
        at: `/answers/${question}`,
        code: asked ? 'missing' : 'not_asked',
        rule: question === 'interestOutweighs' ? 'C5' : 'C7',
      },
    ];
  });
  struck.forEach(({ pieceId }, index) => {
    const isAsked = pieces.some((piece) => piece.pieceId === pieceId);
    if (!isAsked) faults.push({ at: `/struck/${index}/pieceId`, code: 'not_asked_for', rule: 'C7' });
  });
  if (faults.length > 0) throw invalidInput(faults);
  const { interestOutweighs = null, noMoreThanNecessary, handledReasonably = null } = answers;
  return { interestOutweighs, noMoreThanNecessary, handledReasonably };
}
