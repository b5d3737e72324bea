import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/problems/problem.js';
import { invalidInput } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import type { ConsentInput } from './consent.input.js';
import { digestOf, sheetBytes, type SheetPiece } from './consent-sheet.js';
import type { ConsentPrepared } from './consent.js';
import { ConsentRepository } from './consent.repository.js';
import { ConsentWords } from './consent-words.js';
import { whyNeverSent } from './what-can-be-sent.js';

/** C2 — the employee writes down what he allows; nobody does that for him (I10). */
@Injectable()
export class PrepareConsentService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ConsentRepository,
    private readonly dossier: MedicalDossierRepository,
    private readonly policies: Policies,
    private readonly words: ConsentWords,
  ) {}

  /**
   * Prepares a consent over pieces as they stand. It allows nothing until it is signed.
   * @returns its id, and the digest of what is shown to be signed
   * @throws Problem 404 outside the own dossiers; 400 naming each element that is missing, wrong, or can never be sent to that recipient.
   */
  async prepare(context: Context, employeeId: string, input: ConsentInput): Promise<ConsentPrepared> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'record', 'Consent', { id }, { ...standing, signed: false }, 'I10');
      const faults = [...this.words.faultsIn(input), ...wronglyAddressed(input, standing)];
      const pieces: SheetPiece[] = [];
      for (const [index, { pieceId, version }] of input.pieces.entries()) {
        const piece = await this.#asItStands(context, employeeId, pieceId);
        if (piece?.version !== version) faults.push({ at: `/pieces/${index}`, code: 'no_such_version', rule: 'C3' });
        else pieces.push(piece);
      }
      if (faults.length > 0) throw invalidInput(faults);
      const never = this.#neverSent(context, input, pieces);
      if (never.length > 0) throw invalidInput(never);
      const { addressedTo, recipient, purpose, times = 1 } = input;
      const sheet = sheetBytes({
        id,
        employeeId,
        preparedAt: context.moment.instant.toISOString(),
        addressedTo: { doctorId: null, office: null, ...addressedTo },
        recipient,
        purpose,
        pieces,
        times,
        ...this.words.of(input),
      });
      const digest = digestOf(sheet);
      await this.repository.prepare(tx, { id, employeeId, pieces: input.pieces, times, digest, sheet });
      await indexRecords(tx, [{ id, kind: 'Consent', employeeId, employerId: standing.employerId }]);
      return { consentId: id, digest };
    });
  }

  #neverSent(context: Context, { recipient }: ConsentInput, pieces: readonly SheetPiece[]): FieldError[] {
    return pieces.flatMap(({ item }, index) => {
      const rule = whyNeverSent(this.policies.disclosure, item, recipient, context.moment.today);
      return rule === null ? [] : [{ at: `/pieces/${index}`, code: 'never_to_this_recipient', rule }];
    });
  }

  /** A piece as the employee is shown it himself; null where he is shown nothing of it (I1). */
  async #asItStands(context: Context, employeeId: string, pieceId: string): Promise<SheetPiece | null> {
    const piece = (await this.dossier.piece(context, pieceId))?.open(context);
    const { item, version, entryOn, text = null, document = null } = piece ?? {};
    if (piece?.employeeId !== employeeId || item === undefined || version === undefined || entryOn === undefined)
      return null;
    if (text === null && document === null) return null;
    const sha256 = document?.sha256 ?? digestOf(text ?? '');
    return { pieceId, version, item, itemInWords: this.words.item(item), entryOn, sha256 };
  }
}

/** C2 — by name it is addressed to the own doctor, or to who stands in for him. */
function wronglyAddressed({ addressedTo }: ConsentInput, standing: EmployeeAttributes): FieldError[] {
  if (!('doctorId' in addressedTo)) return [];
  const { dossierDoctorId, dutyDoctorId, deputyIds } = standing;
  const doctors = [dossierDoctorId, dutyDoctorId, ...deputyIds];
  return doctors.includes(addressedTo.doctorId)
    ? []
    : [{ at: '/addressedTo/doctorId', code: 'not_your_doctor', rule: 'C2' }];
}
