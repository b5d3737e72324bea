import { Injectable } from '@nestjs/common';
import type { Problem } from '../../../platform/problems/problem.js';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { digestOfCode, newInvitationCode } from './invitation-code.js';
import type { LetterPrinted } from './invitation-receipts.js';
import { LettersRepository } from './letters.repository.js';
import type { OpenInvitation } from './open-invitation.js';

const OPEN = 'open-invitations';
/** I1 — what the letter says will be asked: always both, so that it doesn't say which of them is on record. */
const ASKED_OF_THE_PERSON = ['birthDate', 'firstDay'] as const;

/** Letters to invited employees: printed by a second person, for nobody opens a dossier alone (S7). */
@Injectable()
export class LettersService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: LettersRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of the employees' invitations that are open, printed or not. */
  async open(context: Context, request: PageRequest): Promise<Page<Opened<OpenInvitation>>> {
    const { after, limit } = this.cursors.read(context, request, OPEN);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.open(tx, context.moment.instant, after, limit + 1),
    );
    return this.cursors.page(context, OPEN, sealed, limit);
  }

  /**
   * Makes the code and prints it: nobody, the inviter included, knew it before.
   * @returns `asks`, what the letter says will be asked; and `invitationCode` once: a repeated request gets null there, for only the code's digest is kept.
   * @throws Problem 403 (S7) for who invited; 404 where no such invitation is open; 409 (I1) while the employer changed the address or
   *         birth date lately, and where that overtook the invitation; 409 when it was printed already: a lost letter takes a new invitation.
   */
  async print(context: Context, invitationId: string): Promise<LetterPrinted> {
    return this.#giveCode(context, invitationId, false);
  }

  /**
   * The same, and the code is given by hand to who showed at the desk who he is: it rests on no address.
   * @throws Problem as {@link print}; 409 (I1) for a change of the birth date alone, which is asked all the same
   */
  async handOver(context: Context, invitationId: string): Promise<LetterPrinted> {
    return this.#giveCode(context, invitationId, true);
  }

  async #giveCode(context: Context, invitationId: string, byHand: boolean): Promise<LetterPrinted> {
    const letter = { code: newInvitationCode(), isPrinted: false };
    const receipt = await this.stores.write(context, 'desk', async (tx) => {
      const found = await this.repository.invitation(tx, context.moment.instant, invitationId);
      if (found === null) throw notFound();
      const { employeeId, expiresAt, letterBy, letterFrom, overtakenAt } = found.sealed.permit(context, 'post', 'S7');
      if (letterBy === null && overtakenAt !== null) throw overtaken();
      if (letterBy === null && (byHand ? found.handedOverFrom : letterFrom) !== null) throw changedLately();
      const made = { codeDigest: digestOfCode(letter.code), letterBy: context.actor.accountId, byHand };
      if (!(await this.repository.print(tx, invitationId, made))) {
        throw refusedByRule(
          409,
          'letter-printed',
          'S7',
          'This letter was printed already: a new one takes an invitation.',
        );
      }
      letter.isPrinted = true;
      return { invitationId, employeeId, expiresAt, asks: ASKED_OF_THE_PERSON };
    });
    return { ...receipt, invitationCode: letter.isPrinted ? letter.code : null };
  }
}

/** I1 — the address that a letter goes to and the date that is asked with its code prove nothing that the employer set just now. */
function changedLately(): Problem {
  const detail =
    'The employer changed the address or the birth date lately: no letter is printed before the time that the invitation says.';
  return refusedByRule(409, 'changed-lately', 'I1', detail);
}

/** I1 — its letter could be printed after it ran out only. */
function overtaken(): Problem {
  const detail =
    'The employer changed the address or the birth date since: this invitation is void, and another takes its place.';
  return refusedByRule(409, 'invitation-overtaken', 'I1', detail);
}
