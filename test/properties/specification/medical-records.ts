import { disclosuresShown } from './disclosure-records.js';
import { consentsShown } from './consent-records.js';
import { waitsForSignature } from './proposal.js';
import { waitsForSecondDoctor } from './piece-move.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

type KindOfTheDossier =
  | 'MedicalPiece'
  | 'PieceVersion'
  | 'CorrectionRequest'
  | 'Exposure'
  | 'WorkingNote'
  | 'SecondOpinion'
  | 'Consent'
  | 'DisclosureRequest'
  | 'Consultation'
  | 'SecondOpinionPiece'
  | 'Proposal'
  | 'PieceMove'
  | 'MovedPiece';

/** What lies in the medical dossier, verdicts aside. */
export const MEDICAL_RECORDS: Readonly<Record<KindOfTheDossier, (world: World) => Shown[]>> = {
  MedicalPiece: ({ pieces }) =>
    pieces.map(({ texts, isWithheld, ...piece }) => ({
      id: piece.id,
      employeeId: piece.employeeId,
      isWithheld,
      fields: {
        ...piece,
        version: texts.length,
        text: texts.at(-1)?.text,
        document: null,
        received: null,
        withheld: isWithheld,
        withheldFor: isWithheld ? 'privacy-of-another' : null,
      },
    })),
  PieceVersion: ({ pieces }) =>
    pieces.flatMap(({ id, employeeId, isWithheld, texts, statements, authorId, responsibleDoctorId, recordedAt }) =>
      texts.map((text, index) => ({
        id: `${id}/${index + 1}`,
        employeeId,
        isWithheld,
        fields: {
          pieceId: id,
          employeeId,
          version: index + 1,
          document: null,
          ...text,
          authorId,
          responsibleDoctorId,
          recordedAt,
          statements: statements.filter(({ version }) => version === index + 1),
        },
      })),
    ),
  Exposure: ({ exposures }) =>
    exposures.flatMap(({ versions, ...exposure }) =>
      versions.map((version, index) => ({
        id: `${exposure.id}/${index + 1}`,
        employeeId: exposure.employeeId,
        fields: { ...exposure, version: index + 1, ...version },
      })),
    ),
  Proposal: (world) =>
    world.proposals.map((proposal) => {
      const { id, questionId, employeeId, outcome, grounds, validUntil, proposedBy, supervisorId, proposedAt } =
        proposal;
      const { corrects, lastDay, end } = proposal;
      const [until = null] = [corrects ? null : lastDay, validUntil].filter((day) => day !== null).toSorted();
      return {
        ...{ id, employeeId, supervisorId, proposal },
        fields: {
          ...{ id, what: 'Verdict', about: questionId, employeeId, says: { outcome }, grounds, validUntil },
          ...{ supersedes: null, proposedBy, supervisorId, proposedAt, until },
          state: end?.how ?? (waitsForSignature(world, proposal) ? 'waits' : 'fallen'),
          reason: end?.reason ?? null,
          endedAt: end?.endedAt ?? null,
        },
      };
    }),
  PieceMove: (world) =>
    world.pieceMoves.map((move) => {
      const { end, ...fields } = move;
      const waits = waitsForSecondDoctor(world, move);
      const { item, entryOn, texts } = world.pieces.find(({ id }) => id === move.pieceId) ?? { texts: [] };
      return {
        ...{ id: move.id, employeeId: move.employeeId, move },
        fields: {
          ...fields,
          ...{ item: null, entryOn: null, text: null, document: null, received: null },
          ...(waits && { item, entryOn, text: texts.at(-1)?.text }),
          state: end?.how ?? (waits ? 'waits' : 'fallen'),
          reason: end?.reason ?? null,
          endedAt: end?.endedAt ?? null,
        },
      };
    }),
  MovedPiece: ({ movedPieces }) => movedPieces.map((mark) => ({ ...mark, fields: { ...mark } })),
  WorkingNote: ({ workingNotes }) => workingNotes.map((note) => ({ ...note, note, fields: { ...note, version: 1 } })),
  SecondOpinion: ({ secondOpinions }) =>
    secondOpinions.map((opinion) => ({ ...opinion, opinion, fields: { ...opinion } })),
  Consent: consentsShown,
  DisclosureRequest: disclosuresShown,
  Consultation: ({ consultations }) =>
    consultations.map((consultation) => ({ ...consultation, consultation, fields: { ...consultation } })),
  SecondOpinionPiece: ({ secondOpinions, pieces }) =>
    secondOpinions
      .filter(({ withdrawnAt, concludedAt }) => withdrawnAt === null && concludedAt === null)
      .flatMap((opinion) =>
        pieces
          .filter(({ id }) => opinion.pieces.some(({ pieceId }) => pieceId === id))
          .map(({ id, employeeId, item, entryOn, texts, statements, isWithheld }) => ({
            id,
            employeeId,
            opinion,
            isWithheld,
            fields: {
              id,
              pieceId: id,
              employeeId,
              version: 1,
              item,
              entryOn,
              text: texts[0]?.text,
              document: null,
              statements: statements.filter(({ version }) => version === 1),
            },
          })),
      ),
  CorrectionRequest: ({ corrections, pieces }) =>
    corrections.map(({ answer, ...request }) => {
      const isWithheld = pieces.some(({ id, isWithheld: leftOut }) => id === request.pieceId && leftOut);
      return {
        id: request.id,
        employeeId: request.employeeId,
        isWithheld,
        fields: {
          ...request,
          outcome: answer && 'declined',
          amendedTo: null,
          reason: null,
          answeredBy: null,
          answeredAt: null,
          ...answer,
          withheldFor: isWithheld ? 'privacy-of-another' : null,
        },
      };
    }),
};
