import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { birthDigest } from '../../../safeguards/access/facts/birth-digest.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { ProofsRepository, type AskedProof, type LinkedBirth } from './proofs.repository.js';

/** What somebody gives beside the code; which of the two is asked, the letter doesn't say and no answer shows. */
export interface GivenProof {
  readonly birthDate: LocalDate | undefined;
  /** Of the latest absence. */
  readonly firstDay: LocalDate | undefined;
}

/** Something that the person knows and neither who invites nor who prints, beside a code that was printed (I1: identity is proved). */
@Injectable()
export class ProofOfPerson {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ProofsRepository,
    private readonly keys: KeyStore,
  ) {}

  /**
   * Compares what was given with the dossier that an invitation is for: the birth date, and where none is on record the first day
   * of the latest absence. A dossier with neither is opened by no code. What is wrong is counted before the answer, also where many
   * come at once; after five the invitation is void.
   * @param given where both are left out it is not enough and not counted
   * @returns true too where nothing is asked: another kind of invitation, and none that is open.
   */
  async holds(person: SignedInPerson, codeDigest: Buffer, given: GivenProof): Promise<boolean> {
    // Nothing is kept of this for a repeated request: each attempt counts.
    const { holds } = await this.stores.writeAs({ ...person, repeatable: null }, 'desk', async (tx) => {
      const asked = await this.repository.asked(tx, codeDigest);
      if (asked === null || (await this.#isRight(asked, given))) return { holds: true };
      note(person, asked.employeeId);
      const isGiven = given.birthDate !== undefined || given.firstDay !== undefined;
      if (isGiven) await this.repository.countWrong(tx, asked.invitationId);
      return { holds: false };
    });
    return holds;
  }

  async #isRight(
    { employeeId, employerId, birthDigest: kept, firstDay: reported }: AskedProof,
    { birthDate, firstDay }: GivenProof,
  ): Promise<boolean> {
    if (kept === null) return reported !== null && firstDay === reported;
    return this.#isBornOn(birthDate, { employeeId, employerId, birthDigest: kept });
  }

  /**
   * D1 — an account is one person's: whoever links a further dossier was born on the day that is on record in those he has.
   * @returns true too where none of them has a birth date
   */
  async isOfOnePerson(tx: Transaction, accountId: string, { birthDate }: GivenProof): Promise<boolean> {
    for (const linked of await this.repository.birthsOf(tx, accountId)) {
      if (!(await this.#isBornOn(birthDate, linked))) return false;
    }
    return true;
  }

  async #isBornOn(
    birthDate: LocalDate | undefined,
    { employeeId, employerId, birthDigest: kept }: LinkedBirth,
  ): Promise<boolean> {
    if (birthDate === undefined) return false;
    const given = birthDigest(await this.keys.find(employerId, 'digest'), employeeId, birthDate);
    return given.length === kept.length && timingSafeEqual(given, kept);
  }
}

function note(person: SignedInPerson, employeeId: string): void {
  person.trail.note({
    action: 'link',
    kind: 'Employee',
    recordId: employeeId,
    employeeId,
    rule: 'S7',
    outcome: 'refused',
    status: 403,
    responsibleDoctorId: null,
  });
}
