import { Inject, Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { chunksOf } from '../../../platform/files/cut-into-chunks.js';
import { refuseIf, type RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import { SERVICE_NAME } from '../../../platform/signing/service-name.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { EmployeeDossierService } from '../../../records/employee-dossier/employee-dossier.service.js';
import { DocumentFilesRepository } from '../../../records/medical-dossier/documents/document-files.repository.js';
import { MedicalDossierRepository } from '../../../records/medical-dossier/medical-dossier.repository.js';
import type { MedicalPiece } from '../../../records/medical-dossier/medical-piece.js';
import type { PackageContent, PackageLanguage, PackagePiece } from '../../../records/package/contents/contents.js';
import type { DisclosureRequest, RequestedPiece } from '../disclosure-request.js';
import { NEWER_VERSION } from '../why-not-step.js';
import { DisclosurePackageRepository } from './disclosure-package.repository.js';
import { SentWords } from './sent-words.js';

const NO_BIRTH_DATE: RuleRefusal = {
  rule: 'C11',
  code: 'no-birth-date',
  detail: 'What leaves the house says whose it is, and no birth date of the employee is on record.',
};

/** Whose data it is, for the recipient to know. */
export type Whose = PackageContent['employee'];

/** What a package holds, put together from what was decided (C11): its texts and files are read when it is their turn. */
@Injectable()
export class PackageContentService {
  constructor(
    private readonly employees: EmployeeDossierService,
    private readonly dossier: MedicalDossierRepository,
    private readonly files: DocumentFilesRepository,
    private readonly repository: DisclosurePackageRepository,
    private readonly words: SentWords,
    @Inject(SERVICE_NAME) private readonly sender: string,
  ) {}

  /** @throws Problem 404 outside what the actor may know of; 409 where no birth date is on record: nobody knows then whose it is */
  async whose(context: Context, employeeId: string): Promise<Whose> {
    const { givenName, infix, familyName, birthDate } = await this.employees.employee(context, employeeId);
    if (birthDate == null || givenName === undefined || familyName === undefined) refuseIf(NO_BIRTH_DATE);
    const name = [givenName, infix, familyName].filter((part) => part != null && part !== '').join(' ');
    return { name, birthDate: birthDate as LocalDate };
  }

  /**
   * @param tx in which its files are read, while it is made
   * @param going what goes: without what was struck
   */
  async of(
    tx: Transaction,
    context: Context,
    request: DisclosureRequest,
    {
      id,
      employee,
      going,
      language,
    }: { id: string; employee: Whose; going: readonly RequestedPiece[]; language: PackageLanguage },
  ): Promise<PackageContent> {
    const { requester, purpose, consentId, ground, struck, pieces: asked } = request;
    const word = (list: Parameters<SentWords['word']>[0], code: string): string =>
      this.words.word(list, code, language);
    const pieces = await this.#pieces(tx, context, going, language);
    return {
      id,
      language,
      sender: this.sender,
      recipient: { ...requester, capacity: word('capacity', requester.capacity) },
      purpose: { code: purpose, inWords: word('consentPurpose', purpose) },
      ground:
        ground === null
          ? { kind: 'consent', id: consentId ?? '' }
          : { kind: 'law', inWords: `${ground.article}, ${ground.claim}, ${ground.date}` },
      decidedBy: await this.#decider(tx, request, language),
      signedAt: Temporal.Instant.from(context.moment.instant.toISOString()),
      employee,
      pieces,
      struck: struck.map(({ pieceId, code }) => ({
        item: asked.find((piece) => piece.pieceId === pieceId)?.item ?? '',
        code,
        codeInWords: this.words.struck(code, language),
      })),
    };
  }

  /** C4, C10 — the doctor who decided, as who he was then: another one may sign what leaves, where the employee is his by now. */
  async #decider(
    tx: Transaction,
    { decidedBy, decidedAt }: DisclosureRequest,
    language: PackageLanguage,
  ): Promise<PackageContent['decidedBy']> {
    if (decidedBy === null || decidedAt === null) throw new Error('what nobody decided is not sent');
    const decision = { accountId: decidedBy, at: decidedAt };
    const role = (await this.repository.roles(tx, [decision]))(decision);
    const registrationNumber = await this.repository.registration(tx, decision);
    if (role === null || registrationNumber === null)
      throw new Error('nobody decides without a role and a registration');
    const names = await this.repository.names(tx, [decidedBy]);
    return {
      name: names.get(decidedBy) ?? decidedBy,
      registrationNumber,
      role: this.words.word('role', role, language),
    };
  }

  async #pieces(
    tx: Transaction,
    context: Context,
    going: readonly RequestedPiece[],
    language: PackageLanguage,
  ): Promise<PackagePiece[]> {
    const pieces: MedicalPiece[] = [];
    for (const named of going) pieces.push(await this.#piece(context, named));
    const writings = pieces.map(({ authorId, recordedAt }) => ({ accountId: authorId ?? '', at: recordedAt ?? '' }));
    const names = await this.repository.names(
      tx,
      pieces
        .flatMap(({ authorId, responsibleDoctorId }) => [authorId, responsibleDoctorId])
        .filter((one) => one !== null),
    );
    const roleOf = await this.repository.roles(tx, writings);
    return pieces.map((piece, index) => {
      const { authorId, responsibleDoctorId, recordedAt, item, version } = piece;
      const role = roleOf(writings[index] ?? { accountId: '', at: '' });
      return {
        id: piece.id,
        version,
        item,
        itemInWords: this.words.word('item', item, language),
        entryOn: piece.entryOn,
        recordedAt: Temporal.Instant.from(recordedAt ?? ''),
        author: {
          name: names.get(authorId ?? '') ?? '',
          function: role === null ? '' : this.words.word('role', role, language),
        },
        responsibleDoctor: responsibleDoctorId === null ? null : (names.get(responsibleDoctorId) ?? null),
        body: this.#body(tx, context, piece),
        statements: piece.statements.map(({ madeAt, text }) => ({
          at: Temporal.Instant.from(madeAt),
          read: () => Promise.resolve(text),
        })),
      };
    });
  }

  /** Read again when it is its turn, so that no more than one text is held. */
  #body(
    tx: Transaction,
    context: Context,
    { id, version, item, employeeId, document }: MedicalPiece,
  ): PackagePiece['body'] {
    if (document === null) {
      return {
        kind: 'text',
        read: async () => (await this.#piece(context, { pieceId: id, version, item, necessity: null })).text ?? '',
      };
    }
    const { files } = this;
    const { fileId, mediaType, bytes, sha256 } = document;
    return {
      kind: 'document',
      mediaType,
      size: bytes,
      sha256,
      async *open() {
        const count = chunksOf(bytes);
        for (let number = 1; number <= count; number += 1) {
          const chunk = await files.chunk(tx, { fileId, employeeId, number, count });
          if (chunk === null) throw new Error('a chunk of a file that is sent is not there');
          yield chunk;
        }
      },
    };
  }

  /** C3 — at the version that was decided on. */
  async #piece(context: Context, { pieceId, version }: RequestedPiece): Promise<MedicalPiece> {
    const sealed = await this.dossier.piece(context, pieceId);
    if (sealed === null) throw notFound();
    const piece = sealed.open(context);
    if (piece.version !== version) refuseIf(NEWER_VERSION);
    return piece as MedicalPiece;
  }
}
