import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { StaffRepository } from '../staff.repository.js';
import { howAlike, type Likeness, type LikenessField } from './likeness.js';
import { LikenessRepository, type FoundLikeness, type KnownLikeness, type Namesakes } from './likeness.repository.js';

const KIND = 'Namesake';

/** Somebody whom a number names of whom nothing is on record. */
export interface Unnumbered {
  readonly employeeId: string;
  readonly likeness: Likeness;
}

/** Somebody on record who is the same person, as far as the employer's own words say. */
export interface OnRecordAs {
  readonly employeeId: string;
  readonly staffNumber: string;
  readonly by: LikenessField;
}

/** The field as a refusal names it. */
const IN_WORDS: Readonly<Record<LikenessField, string>> = {
  birthDate: 'birth date',
  postcode: 'address',
  phone: 'phone number',
};

/** D1 — one employee and one medical dossier per person per employer, whatever numbers the employer gives him. */
@Injectable()
export class OneDossier {
  constructor(
    private readonly likenesses: LikenessRepository,
    private readonly staff: StaffRepository,
    private readonly keys: KeyStore,
  ) {}

  /** Who of the people whom this employer may read these are, in the order in which they came; of nobody else (V6). */
  async onRecord(tx: Transaction, employerId: string, likenesses: readonly Likeness[]): Promise<OnRecordAs[][]> {
    const known = await this.likenesses.alike(tx, employerId, likenesses);
    const found = likenesses.map((likeness) => known.flatMap((one) => alikeBy(one, likeness)));
    const alike = known.filter(({ employeeId }) =>
      found.some((all) => all.some((one) => one.employeeId === employeeId)),
    );
    if (alike.length === 0) return likenesses.map(() => []);
    const keys = await this.keys.findAll(
      alike.map(({ employeeId }) => employeeId),
      'employee',
      'once',
    );
    const numbers = await this.staff.recognitions(tx, keys);
    return found.map((all) =>
      all.map((one) => ({ ...one, staffNumber: numbers.get(one.employeeId)?.staffNumber ?? '' })),
    );
  }

  /**
   * Those who are on record with his name and are somebody else, as the employer says.
   * @param isNot their staff numbers
   * @throws Problem 409 (D1) naming the number of the first who isn't said to be
   */
  async othersAlike(
    tx: Transaction,
    context: Context,
    employerId: string,
    { employeeId, likeness }: Unnumbered,
    isNot: readonly string[],
  ): Promise<Namesakes[]> {
    const [alike = []] = await this.onRecord(tx, employerId, [likeness]);
    return alike.map(({ employeeId: otherId, staffNumber, by }) => {
      if (!isNot.includes(staffNumber)) {
        context.trail.concerns([otherId]);
        const detail =
          `Somebody with that name and ${IN_WORDS[by]} is on record with you under the staff number ${staffNumber}: ` +
          'use it, or name it in notTheSameAs where it is another person’s.';
        throw refusedByRule(409, 'known-by-another-number', 'D1', detail);
      }
      return { id: randomUUID(), employeeId, otherId };
    });
  }

  /** What new people are known again by, and who of them are not whom; before their dossiers, which rest on it. */
  async put(
    tx: Transaction,
    context: Context,
    employerId: string,
    people: readonly KnownLikeness[],
    namesakes: readonly Namesakes[],
  ): Promise<void> {
    if (namesakes.length > 0) {
      for (const { id, employeeId } of namesakes)
        permitNew(context, 'record', KIND, { id }, { employerId, employeeId }, 'D1');
      await this.likenesses.addNamesakes(tx, employerId, context.actor.accountId, namesakes);
      await indexRecords(
        tx,
        namesakes.map(({ id, employeeId }) => ({ id, kind: KIND, employeeId, employerId })),
      );
    }
    await this.likenesses.put(tx, employerId, people);
  }

  /** What people on record are known again by from now on. */
  async keepUp(tx: Transaction, employerId: string, people: readonly KnownLikeness[]): Promise<void> {
    if (people.length > 0) await this.likenesses.put(tx, employerId, people);
  }
}

function alikeBy(known: FoundLikeness, likeness: Likeness): Omit<OnRecordAs, 'staffNumber'>[] {
  const by = howAlike(known, likeness);
  return by === null ? [] : [{ employeeId: known.employeeId, by }];
}
