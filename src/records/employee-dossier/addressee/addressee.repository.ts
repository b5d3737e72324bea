import { Injectable } from '@nestjs/common';
import { unseal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import type { Identity } from '../employee.js';
import { identityPlace } from '../sealed-places.js';
import type { Addressee } from './addressee.js';

const ONE = `
  SELECT sealed, version, access.letter_of_doctors_waits(employee_id) AS "awaitsLetterOfDoctors",
         access.letter_printed_by_actor(employee_id) AS "awaitsPrintedLetter",
         access.address_since(employee_id) AS "addressSince"
  FROM employee.identity WHERE employee_id = $1`;

interface AddressResult {
  readonly sealed: Buffer;
  readonly version: number;
  readonly awaitsLetterOfDoctors: boolean;
  readonly awaitsPrintedLetter: boolean;
  readonly addressSince: string;
}

/** Reads where a letter goes; the rest of the identity stays in the repository. */
@Injectable()
export class AddresseeRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns null outside what the actor may know of, and where no letter of his waits; a dossier doctor and his staff post at any time. */
  async addressee(tx: Transaction, context: Context, employeeId: string): Promise<Sealed<Addressee> | null> {
    const [row] = await tx.query<AddressResult>(ONE, [employeeId]);
    if (row === undefined) return null;
    const { awaitsLetterOfDoctors, awaitsPrintedLetter, addressSince } = row;
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const facts = { ...standing, employeeId, awaitsLetterOfDoctors, awaitsPrintedLetter };
    // Who deputises or states a duty sees who it is, and posts no letter.
    if (!mayKnowOf(context, 'Addressee', facts)) return null;
    const key = await this.keys.find(employeeId, 'employee');
    const identity = unseal<Identity>(key, identityPlace(employeeId, row.version), row.sealed);
    const { givenName, infix, familyName, street, houseNumber, postcode, city } = identity;
    const addressee = {
      id: employeeId,
      givenName,
      infix,
      familyName,
      street,
      houseNumber,
      postcode,
      city,
      addressSince,
    };
    return new Sealed('Addressee', addressee, facts);
  }
}
