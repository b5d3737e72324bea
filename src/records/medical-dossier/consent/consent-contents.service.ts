import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam, type LocalDate } from '../../../platform/calendar/local-date.js';
import type { FieldError } from '../../../platform/problems/problem.js';
import { invalidInput } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import type { MedicalPiece } from '../medical-piece.js';
import type { ConsentInput } from './consent.input.js';
import { digestOf, type ConsentContent, type SheetPiece } from './consent-sheet.js';
import { ConsentWords } from './consent-words.js';
import { whyNeverSent } from './what-can-be-sent.js';

/** C2 — what a consent says, in the app or on paper: the same elements, and refused alike where one is missing. */
@Injectable()
export class ConsentContents {
  constructor(
    private readonly dossier: MedicalDossierRepository,
    private readonly policies: Policies,
    private readonly words: ConsentWords,
  ) {}

  /**
   * @param standing between the actor and the employee
   * @param onPaper what is known of the paper that it was recorded from; nothing in the app
   * @returns all that the sheet says of it
   * @throws Problem 400 naming each element that is missing, wrong, or can never be sent to that recipient.
   */
  async of(
    context: Context,
    id: string,
    standing: EmployeeAttributes,
    input: ConsentInput,
    { signedOn, faults: found = [] }: OnPaper = {},
  ): Promise<ConsentContent> {
    const { employeeId } = standing;
    const faults = [...this.words.faultsIn(input), ...wronglyAddressed(input, standing), ...found];
    const pieces: SheetPiece[] = [];
    for (const [index, { pieceId, version }] of input.pieces.entries()) {
      const piece = await this.#piece(context, employeeId, pieceId);
      const sheet = piece === null ? null : this.#asItStands(pieceId, piece);
      if (sheet?.version !== version) faults.push({ at: `/pieces/${index}`, code: 'no_such_version', rule: 'C3' });
      else if (signedOn !== undefined && !stoodOn(signedOn, piece)) {
        faults.push({ at: `/pieces/${index}`, code: 'not_there_yet', rule: 'C3' });
      } else pieces.push(sheet);
    }
    if (faults.length > 0) throw invalidInput(faults);
    const never = this.#neverSent(context, input, pieces);
    if (never.length > 0) throw invalidInput(never);
    const { addressedTo, recipient, purpose, times = 1 } = input;
    return {
      id,
      employeeId,
      preparedAt: context.moment.instant.toISOString(),
      addressedTo: { doctorId: null, office: null, ...addressedTo },
      recipient,
      purpose,
      pieces,
      times,
      ...this.words.of(input),
    };
  }

  /** A document of the employee, as the actor is shown it. @returns null for anything else */
  async scan(context: Context, employeeId: string, scanId: string): Promise<Scan | null> {
    const { version, document } = (await this.#piece(context, employeeId, scanId)) ?? {};
    return version === undefined || document === undefined || document === null
      ? null
      : { version, sha256: document.sha256 };
  }

  #neverSent(context: Context, { recipient }: ConsentInput, pieces: readonly SheetPiece[]): FieldError[] {
    return pieces.flatMap(({ item }, index) => {
      const rule = whyNeverSent(this.policies.disclosure, item, recipient, context.moment.today);
      return rule === null ? [] : [{ at: `/pieces/${index}`, code: 'never_to_this_recipient', rule }];
    });
  }

  /** A piece as the employee is shown it himself; null where he is shown nothing of it (I1). */
  #asItStands(pieceId: string, piece: Partial<MedicalPiece>): SheetPiece | null {
    const { item, version, entryOn, text = null, document = null, withheld = false } = piece;
    if (item === undefined || version === undefined || entryOn === undefined || withheld) return null;
    if (text === null && document === null) return null;
    const sha256 = document?.sha256 ?? digestOf(text ?? '');
    return { pieceId, version, item, itemInWords: this.words.item(item), entryOn, sha256 };
  }

  async #piece(context: Context, employeeId: string, pieceId: string): Promise<Partial<MedicalPiece> | null> {
    const piece = (await this.dossier.piece(context, pieceId))?.open(context);
    return piece?.employeeId === employeeId ? piece : null;
  }
}

/** Of a paper: the day on it, before which a version that it names was there, and what else is wrong with it. */
export interface OnPaper {
  readonly signedOn?: LocalDate;
  readonly faults?: readonly FieldError[];
}

/** Which version of a piece is a scan, and which bytes. */
export interface Scan {
  readonly version: number;
  readonly sha256: string;
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

/** C3 — nobody signs for a version that wasn't there yet. */
function stoodOn(signedOn: LocalDate, piece: Partial<MedicalPiece> | null): boolean {
  const { recordedAt = null } = piece ?? {};
  return recordedAt !== null && dateInAmsterdam(Temporal.Instant.from(recordedAt)) <= signedOn;
}
