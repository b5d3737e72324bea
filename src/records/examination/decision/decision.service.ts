import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../../platform/calendar/local-date.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { tellADoctorIsWanted } from '../../../safeguards/notices/tell-a-doctor-is-wanted.js';
import { KnownExaminations } from '../outcome/known-examinations.js';
import type { Decision, OutcomeChanged } from '../outcome/outcome.js';
import { OutcomeRepository } from '../outcome/outcome.repository.js';
import { OutcomeReleaseService } from '../release/outcome-release.service.js';
import { DecisionRepository } from './decision.repository.js';
import { DECIDED_MEANWHILE, whyNotDecide } from './why-not-decide.js';

/** The word of the policies for each decision. */
const ACTION = { agreed: 'agree', blocked: 'block', 're-examination': 're-examine' } as const;

/** What only the examined person decides (V4, I10): his agreement lets the outcome out, in the same transaction. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly outcomes: OutcomeRepository,
    private readonly examinations: KnownExaminations,
    private readonly release: OutcomeReleaseService,
    private readonly decisions: DecisionRepository,
  ) {}

  /**
   * @returns the outcome's id, and whether it went out.
   * @throws Problem 404 outside the own dossiers, 409 naming V4 where the kind knows no blocking, the outcome went out or its
   *         re-examination was asked for, V3 where it was superseded, V1, V4 or V6 where the employer may get nothing now.
   */
  async decide(context: Context, outcomeId: string, decision: Decision): Promise<OutcomeChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.decisions.queueUp(tx, outcomeId);
      const sealed = await this.outcomes.outcome(tx, context, outcomeId);
      const { examination, kind, attributes } = await this.examinations.ofOutcome(tx, context, outcomeId);
      if (sealed === null) throw notFound();
      refuseIf(whyNotDecide(examination, kind, outcomeId, decision));
      const outcome = sealed.permit(context, ACTION[decision], 'V4');
      const decidedBy = context.actor.accountId;
      const { employeeId } = examination;
      if (!(await this.decisions.add(tx, { outcomeId, employeeId, decision, decidedBy }))) refuseIf(DECIDED_MEANWHILE);
      if (decision === 'agreed') {
        const issuedOn = dateInAmsterdam(Temporal.Instant.from(outcome.issuedAt));
        await this.release.letOut(tx, decidedBy, { outcome, examination, doctorId: outcome.doctorId, issuedOn });
      }
      if (decision === 're-examination') {
        const { dossierDoctorId } = attributes;
        if (dossierDoctorId !== null) await giveNotice(tx, dossierDoctorId, 're-examination-asked', outcomeId);
        // He may not give it himself where it is about an outcome of his.
        const reExamined = await this.examinations.ofOutcome(tx, context, outcomeId);
        await tellADoctorIsWanted(tx, employeeId, reExamined.examination.reExaminedDoctorIds);
      }
      return { outcomeId, released: decision === 'agreed' };
    });
  }
}
