import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { birthDigest } from '../../../safeguards/access/facts/birth-digest.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { SignedInPerson } from '../../../safeguards/access/signed-in-person.js';
import { BirthDatesRepository, type AskedBirthDate } from './birth-dates.repository.js';

/** Something that only the person knows, beside a code that somebody printed (I1: identity is proved). */
@Injectable()
export class BirthDateProof {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: BirthDatesRepository,
    private readonly keys: KeyStore,
  ) {}

  /**
   * Compares the birth date with the one in the dossier that an invitation is for. A wrong one is counted before the answer,
   * also where many come at once; after five the invitation is void.
   * @param birthDate undefined where none was given, which is not enough and not counted
   * @returns true too where there is nothing to compare: another kind of invitation, no open one, no date in the dossier.
   */
  async holds(person: SignedInPerson, codeDigest: Buffer, birthDate: LocalDate | undefined): Promise<boolean> {
    // Nothing is kept of this for a repeated request: each attempt counts.
    const { holds } = await this.stores.writeAs({ ...person, repeatable: null }, 'desk', async (tx) => {
      const asked = await this.repository.asked(tx, codeDigest);
      if (asked === null || (birthDate !== undefined && (await this.#isRight(asked, birthDate))))
        return { holds: true };
      note(person, asked.employeeId);
      if (birthDate !== undefined) await this.repository.countWrong(tx, asked.invitationId);
      return { holds: false };
    });
    return holds === true;
  }

  async #isRight(
    { employeeId, employerId, birthDigest: kept }: AskedBirthDate,
    birthDate: LocalDate,
  ): Promise<boolean> {
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
